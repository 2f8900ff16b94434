/** Pages of the failover: evidence and choices, then the plan with its typed confirmation. */
package pairkeeper.web.failover;
