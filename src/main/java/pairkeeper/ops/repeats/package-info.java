/** Commands that may come twice, as after a lost answer: the second time nothing is done. */
package pairkeeper.ops.repeats;
