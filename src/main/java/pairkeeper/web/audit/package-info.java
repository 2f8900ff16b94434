/** The audit page: filters in the address, entries, whether the record is whole, and the CSV. */
package pairkeeper.web.audit;
