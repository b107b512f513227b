package org.summitledger.lake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.summitledger.source.BadInputException;
import org.summitledger.source.Issue;
import org.summitledger.source.IssueCode;

/**
 * Which file speaks for which period on a day: for each period of a dataflow, the file known last.
 * The whole period is taken from it, so that what a later release leaves out is gone.
 */
public final class Vintages {
  private Vintages() {}

  /**
   * A file known on the day, and the periods it speaks for.
   *
   * @param entry the file
   * @param periods first days of the periods, yyyy-MM-dd; may be empty
   */
  public record Selected(LakeEntry entry, TreeSet<String> periods) {
    /** Whether nothing of the file is superseded. */
    public boolean isWhole() {
      return periods.size() == entry.periods().size();
    }

    /** First days of the periods of which another file speaks. */
    public List<LocalDate> superseded() {
      return entry.periods().stream()
          .filter(p -> !periods.contains(p))
          .map(LocalDate::parse)
          .toList();
    }
  }

  /**
   * Selects the files known on a day.
   *
   * @param entries all files of the night
   * @param asOf the day
   * @throws BadInputException if two files known from the same day speak for one period of a
   *     dataflow
   */
  public static List<Selected> asOf(List<LakeEntry> entries, LocalDate asOf) {
    List<LakeEntry> known =
        entries.stream()
            .filter(e -> !LocalDate.parse(e.knownFrom()).isAfter(asOf))
            .sorted(Comparator.comparing(LakeEntry::knownFrom).thenComparing(LakeEntry::fileName))
            .toList();
    Map<List<String>, LakeEntry> latest = new HashMap<>();
    List<Issue> conflicts = new ArrayList<>();
    for (LakeEntry entry : known) {
      for (String period : entry.periods()) {
        LakeEntry before = latest.put(cell(entry, period), entry);
        if (before != null && before.knownFrom().equals(entry.knownFrom())) {
          conflicts.add(
              conflict(
                  before.fileName(),
                  new Claim(
                      entry.fileName(),
                      entry.source() + "/" + entry.dataflow(),
                      entry.knownFrom(),
                      period)));
        }
      }
    }
    if (!conflicts.isEmpty()) {
      throw new BadInputException(conflicts);
    }
    List<Selected> selected = new ArrayList<>();
    for (LakeEntry entry : known) {
      TreeSet<String> periods = new TreeSet<>();
      for (String period : entry.periods()) {
        if (entry.equals(latest.get(cell(entry, period)))) {
          periods.add(period);
        }
      }
      selected.add(new Selected(entry, periods));
    }
    return selected;
  }

  private static List<String> cell(LakeEntry entry, String period) {
    return List.of(entry.source(), entry.dataflow(), entry.frequency(), period);
  }

  /**
   * That a file speaks for a period.
   *
   * @param file its name
   * @param dataflow with its source
   * @param knownFrom the day from which it is known, yyyy-MM-dd
   * @param period the first day, yyyy-MM-dd
   */
  public record Claim(String file, String dataflow, String knownFrom, String period) {}

  /** What is wrong where another file made the same claim. */
  public static Issue conflict(String first, Claim second) {
    return Issue.ofFile(
        IssueCode.DUPLICATE_KEY,
        second.file(),
        "It speaks for the period from "
            + second.period()
            + " of "
            + second.dataflow()
            + ", and so does "
            + first
            + "; both are known from "
            + second.knownFrom()
            + ". Give the later one its own known_from, or another dataflow.");
  }
}
