/**
 * Drafts of forms that take long to fill in: they survive the browser, the session and the machine.
 */
package pairkeeper.ops.drafts;
