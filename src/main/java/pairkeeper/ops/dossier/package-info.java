/**
 * All evidence of one run in one document: put together from what was stored and audited, and
 * written as JSON, HTML and PDF in any of the languages. Alone here is the library that writes
 * PDFs.
 */
package pairkeeper.ops.dossier;
