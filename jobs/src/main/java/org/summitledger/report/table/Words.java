package org.summitledger.report.table;

import java.util.SortedSet;
import java.util.stream.Collectors;

/** Parts of reasons, in plain words. */
public final class Words {
  /** So many are named in a reason; the rest is counted. */
  private static final int NAMED = 5;

  private Words() {}

  /** Some codes or periods, and how many more there are. */
  public static String some(SortedSet<String> names) {
    String some = names.stream().limit(NAMED).collect(Collectors.joining(", "));
    int more = names.size() - NAMED;
    return more > 0 ? some + " and " + more + " more" : some;
  }
}
