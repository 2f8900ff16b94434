/** Settings that the console keeps for itself: one text per name, no secrets. */
package pairkeeper.store.setting;
