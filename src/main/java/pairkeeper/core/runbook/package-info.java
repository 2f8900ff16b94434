/**
 * The recipes: each turns facts and choices into a plan and checks its guards. Pure: time,
 * identifiers and secrets' ids are passed in; one file a runbook, its guards and its texts of SQL
 * beside it.
 */
package pairkeeper.core.runbook;
