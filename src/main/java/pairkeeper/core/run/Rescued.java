package pairkeeper.core.run;

import pairkeeper.core.model.Text;

/**
 * How one clean-up after a failed step ended.
 *
 * @param why what went wrong with the clean-up itself, or null when it was done
 */
public record Rescued(Text title, boolean done, Text why, String output) {}
