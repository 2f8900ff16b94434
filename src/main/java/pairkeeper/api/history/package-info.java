/** The audit, for programs and auditors. */
package pairkeeper.api.history;
