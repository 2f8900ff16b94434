/**
 * What people see when a page fails: one of the pages in {@code /error}, whichever way the browser
 * had asked, with a number that is found in the log.
 */
package pairkeeper.web.failure;
