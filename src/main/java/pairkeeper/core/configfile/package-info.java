/**
 * PostgreSQL's configuration files, text in and text out: comments and order are kept, and doing a
 * thing twice is the same as once. Reads and writes no file.
 */
package pairkeeper.core.configfile;
