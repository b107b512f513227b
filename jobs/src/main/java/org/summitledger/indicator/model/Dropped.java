package org.summitledger.indicator.model;

/**
 * Rows that tell nothing of the coefficients, and are not used.
 *
 * @param zeroGroups rows of a group, such as a pair, whose outcome is always zero: its fixed effect
 *     is minus infinity
 * @param singletons rows that are alone in a group: its fixed effect fits them perfectly
 * @param separated rows with an outcome of zero that groups and regressors together fit with an
 *     effect of minus infinity (Correia, Guimarães and Zylkin 2019)
 * @param certain whether the search for separated rows came to its end
 */
public record Dropped(long zeroGroups, long singletons, long separated, boolean certain) {
  /** Rows that are not used, whatever the reason. */
  public long total() {
    return zeroGroups + singletons + separated;
  }
}
