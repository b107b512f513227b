package org.summitledger.source;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.summitledger.source.FlowFile.Tally;

/** Counts what becomes of a file's values while they are read. */
final class FlowCount {
  private final List<Issue> rejected = new ArrayList<>();
  private final TreeMap<String, Tally> excluded = new TreeMap<>();
  private final TreeMap<IssueCode, Tally> refusals = new TreeMap<>();
  private Tally kept = Tally.ZERO;

  void keep(@Nullable BigDecimal money) {
    kept = kept.plus(money == null ? BigDecimal.ZERO : money);
  }

  void keep(Tally tally) {
    kept = kept.plus(tally);
  }

  void refuse(Issue issue, @Nullable BigDecimal money) {
    refuse(issue, new Tally(1, money == null ? BigDecimal.ZERO : money));
  }

  /** A line may lose more than one value, or none that can be read. */
  void refuse(Issue issue, Tally lost) {
    rejected.add(issue);
    refusals.merge(issue.code(), lost, Tally::plus);
  }

  void exclude(String reason, Tally tally) {
    excluded.merge(reason, tally, Tally::plus);
  }

  void add(FlowCount other) {
    rejected.addAll(other.rejected);
    kept = kept.plus(other.kept);
    other.refusals.forEach((code, lost) -> refusals.merge(code, lost, Tally::plus));
    other.excluded.forEach(this::exclude);
  }

  List<Issue> rejected() {
    return rejected;
  }

  /**
   * What was counted.
   *
   * @param printed see {@link FlowTally}
   */
  FlowTally result(long printed) {
    rejected.sort(Comparator.comparingLong(Issue::line));
    return new FlowTally(
        printed, List.copyOf(rejected), kept, new TreeMap<>(refusals), new TreeMap<>(excluded));
  }
}
