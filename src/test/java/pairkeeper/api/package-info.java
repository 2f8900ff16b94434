/** The REST API: the form of its answers, and the whole flow on real hosts by REST alone. */
package pairkeeper.api;
