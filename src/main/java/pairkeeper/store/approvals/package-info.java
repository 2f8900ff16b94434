/** Requests for a second person's approval and what became of them. */
package pairkeeper.store.approvals;
