/**
 * What the console knows of PostgreSQL itself: versions and their features, WAL positions, timelines,
 * the SQL of replication. The only place that compares version numbers.
 */
package pairkeeper.core.postgres;
