/**
 * What every page shares: words and figures for its reader in EL ({@code t}, {@code show}), records
 * as EL properties, the reader's language, zone and colours, and the small view records that the
 * tags and composites of {@code webapp} draw. Knows no customer, no run and no server by itself.
 */
package pairkeeper.web.ui;
