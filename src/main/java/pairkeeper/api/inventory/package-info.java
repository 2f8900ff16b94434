/** Customers, sites, credentials, pairs and their servers as programs see and change them. */
package pairkeeper.api.inventory;
