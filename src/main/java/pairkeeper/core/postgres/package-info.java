/**
 * What is known about PostgreSQL itself: majors and what each can do, positions and timelines, and
 * the SQL that asks about replication. The only place that compares version numbers; everything
 * else asks {@link pairkeeper.core.postgres.PgMajor#has}. No connection is opened here.
 */
package pairkeeper.core.postgres;
