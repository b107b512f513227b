package org.summitledger.lake;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.summitledger.lake.Vintages.Selected;

/**
 * Which release stated which period of a dataflow on which day: the calendar of the vintages known
 * on a day. A release is all files of a dataflow that are known from the same day. It needs the
 * lake's entries only, so that a night without vintages costs nothing more.
 */
public final class Releases {
  private final Map<Dataflow, NavigableMap<String, NavigableMap<String, LakeEntry>>> stated;

  private Releases(Map<Dataflow, NavigableMap<String, NavigableMap<String, LakeEntry>>> stated) {
    this.stated = stated;
  }

  private record Dataflow(String source, String dataflow, String frequency) {}

  /**
   * A release that states periods anew.
   *
   * @param knownFrom its day, yyyy-MM-dd
   * @param files its files
   * @param before the files that spoke, just before that day, for the periods it states anew: by
   *     first day of the period
   * @param known first days of all periods that were stated before that day
   */
  public record Restatement(
      String knownFrom,
      List<LakeEntry> files,
      SortedMap<String, LakeEntry> before,
      SortedSet<String> known) {

    /** First days of all periods that it holds. */
    public SortedSet<String> periods() {
      return periodsOf(files);
    }

    /** The files that it is to be compared with. */
    public List<LakeEntry> filesBefore() {
      return before.values().stream().distinct().toList();
    }

    /**
     * Periods that it lacks although it ought to hold them: those of the files that it replaces,
     * and where it states more than half of all known periods anew, any known one after the first
     * of these. What comes in a file for each period lacks one where a file is missing; what states
     * few periods anew is a correction of these, and what begins later forgets what is old.
     */
    public SortedSet<String> periodsLost() {
      SortedSet<String> lost =
          isWhole() ? new TreeSet<>(known.tailSet(before.firstKey())) : new TreeSet<>();
      lost.addAll(periodsOf(filesBefore()));
      lost.removeAll(periods());
      return lost;
    }

    /**
     * Known periods before the first that it states anew, where it ought to hold the others: not
     * lost, since earlier releases speak for them, but not confirmed.
     */
    public SortedSet<String> periodsForgotten() {
      SortedSet<String> forgotten = new TreeSet<>();
      if (isWhole()) {
        forgotten.addAll(known.headSet(before.firstKey()));
        forgotten.removeAll(periods());
      }
      return forgotten;
    }

    private boolean isWhole() {
      return 2 * before.size() > known.size();
    }

    private static SortedSet<String> periodsOf(List<LakeEntry> files) {
      TreeSet<String> periods = new TreeSet<>();
      files.forEach(f -> periods.addAll(f.periods()));
      return periods;
    }
  }

  /**
   * The days on which a period of a dataflow was stated.
   *
   * @param days yyyy-MM-dd, in order
   * @param added whether the first of them is of a release that also states earlier periods anew:
   *     there was a release before it, and that one did not hold the period
   */
  public record Days(List<String> days, boolean added) implements Serializable {}

  /**
   * Of the files known on a day.
   *
   * @param known at most one file of a day for each period of a dataflow, which {@link
   *     Vintages#asOf} makes sure of
   */
  public static Releases of(Collection<LakeEntry> known) {
    Map<Dataflow, NavigableMap<String, NavigableMap<String, LakeEntry>>> stated =
        new LinkedHashMap<>();
    for (LakeEntry entry : known) {
      var periods =
          stated.computeIfAbsent(
              new Dataflow(entry.source(), entry.dataflow(), entry.frequency()),
              d -> new TreeMap<>());
      for (String period : entry.periods()) {
        periods.computeIfAbsent(period, p -> new TreeMap<>()).put(entry.knownFrom(), entry);
      }
    }
    return new Releases(stated);
  }

  /** Every release that states a period anew, dataflow by dataflow, in the order of their days. */
  public List<Restatement> restatements() {
    List<Restatement> all = new ArrayList<>();
    stated.values().forEach(periods -> restated(periods).forEach((day, r) -> all.add(r)));
    return all;
  }

  private static SortedMap<String, Restatement> restated(
      NavigableMap<String, NavigableMap<String, LakeEntry>> periods) {
    SortedMap<String, SortedMap<String, LakeEntry>> before = new TreeMap<>();
    periods.forEach(
        (period, days) ->
            days.forEach(
                (day, file) -> {
                  if (!day.equals(days.firstKey())) {
                    before
                        .computeIfAbsent(day, d -> new TreeMap<>())
                        .put(period, days.lowerEntry(day).getValue());
                  }
                }));
    SortedMap<String, Restatement> restated = new TreeMap<>();
    before.forEach(
        (day, earlier) ->
            restated.put(
                day,
                new Restatement(
                    day,
                    periods.values().stream()
                        .flatMap(days -> Optional.ofNullable(days.get(day)).stream())
                        .distinct()
                        .toList(),
                    earlier,
                    knownBefore(day, periods))));
    return restated;
  }

  private static SortedSet<String> knownBefore(
      String day, NavigableMap<String, NavigableMap<String, LakeEntry>> periods) {
    SortedSet<String> known = new TreeSet<>();
    periods.forEach(
        (period, days) -> {
          if (days.firstKey().compareTo(day) < 0) {
            known.add(period);
          }
        });
    return known;
  }

  /**
   * What takes part in revisions: every statement of a period that was stated more than once, and
   * the periods that a release added while it stated others anew. Files that only add periods are
   * no revision.
   */
  public List<Selected> revised() {
    Map<LakeEntry, SortedSet<String>> files = new LinkedHashMap<>();
    calendar()
        .forEach(
            (dataflow, periods) ->
                periods.forEach(
                    (period, days) ->
                        days.days()
                            .forEach(day -> add(files, file(dataflow, period, day), period))));
    return selected(files);
  }

  /** The days on which each period that takes part was stated; see {@link #key}. */
  public Map<String, Days> days() {
    Map<String, Days> all = new HashMap<>();
    calendar()
        .forEach(
            (dataflow, periods) ->
                periods.forEach(
                    (period, days) ->
                        all.put(
                            key(
                                dataflow.source(),
                                dataflow.dataflow(),
                                dataflow.frequency(),
                                period),
                            days)));
    return all;
  }

  /** The key of a period in {@link #days}. */
  public static String key(String source, String dataflow, String frequency, String period) {
    return String.join("\n", source, dataflow, frequency, period);
  }

  private Map<Dataflow, NavigableMap<String, Days>> calendar() {
    Map<Dataflow, NavigableMap<String, Days>> all = new LinkedHashMap<>();
    stated.forEach(
        (dataflow, periods) -> {
          SortedMap<String, Restatement> restated = restated(periods);
          NavigableMap<String, Days> taking = new TreeMap<>();
          periods.forEach(
              (period, files) -> {
                boolean added = restated.containsKey(files.firstKey());
                if (added || files.size() > 1) {
                  taking.put(period, new Days(List.copyOf(files.keySet()), added));
                }
              });
          all.put(dataflow, taking);
        });
    return all;
  }

  /**
   * Periods as they were first known, where the like period of the year before was also stated at
   * the same age, that is, in the same month of the year before.
   */
  public List<Selected> firstWithYearBefore() {
    Map<LakeEntry, SortedSet<String>> files = new LinkedHashMap<>();
    stated.forEach(
        (dataflow, periods) ->
            periods.forEach(
                (period, days) -> {
                  if (yearBefore(dataflow, period).isPresent()) {
                    add(files, days.firstEntry().getValue(), period);
                  }
                }));
    return selected(files);
  }

  /** The like periods of the year before, as they were known at that same age. */
  public List<Selected> yearBeforeAtSameAge() {
    Map<LakeEntry, SortedSet<String>> files = new LinkedHashMap<>();
    stated.forEach(
        (dataflow, periods) ->
            periods
                .keySet()
                .forEach(
                    period ->
                        yearBefore(dataflow, period)
                            .ifPresent(file -> add(files, file, yearBefore(period)))));
    return selected(files);
  }

  private Optional<LakeEntry> yearBefore(Dataflow dataflow, String period) {
    var periods = Objects.requireNonNull(stated.get(dataflow));
    YearMonth sameAge = month(Objects.requireNonNull(periods.get(period)).firstKey()).minusYears(1);
    return Stream.ofNullable(periods.get(yearBefore(period)))
        .flatMap(days -> days.entrySet().stream())
        .filter(day -> month(day.getKey()).equals(sameAge))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static String yearBefore(String period) {
    return LocalDate.parse(period).minus(Period.ofYears(1)).toString();
  }

  private static YearMonth month(String day) {
    return YearMonth.from(LocalDate.parse(day));
  }

  private LakeEntry file(Dataflow dataflow, String period, String day) {
    var periods = Objects.requireNonNull(stated.get(dataflow));
    return Objects.requireNonNull(Objects.requireNonNull(periods.get(period)).get(day));
  }

  private static void add(Map<LakeEntry, SortedSet<String>> files, LakeEntry file, String period) {
    files.computeIfAbsent(file, f -> new TreeSet<>()).add(period);
  }

  private static List<Selected> selected(Map<LakeEntry, SortedSet<String>> files) {
    return files.entrySet().stream()
        .map(f -> new Selected(f.getKey(), new TreeSet<>(f.getValue())))
        .toList();
  }
}
