/** Pages of customers, sites, credentials, pairs and host keys; every rule is asked of ops. */
package pairkeeper.web.inventory;
