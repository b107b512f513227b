package org.summitledger.audit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.summitledger.lake.Contents.Pairs;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.Releases;
import org.summitledger.lake.Releases.Restatement;
import org.summitledger.publish.TableFile;
import org.summitledger.report.AuditResults.Finding;

/**
 * What a release lost against the vintage before it: a period, a country, a fifth of the money, in
 * all or of a period. A file that was cut short reads without an error, and the periods that it
 * lacks would silently stay as the vintage before stated them.
 *
 * <p>{@link Drift} compares published versions; this compares the producers' releases, on the first
 * night too.
 */
public final class ReleaseLosses {
  private static final String TABLE = "sources";
  private static final BigDecimal LEAST = new BigDecimal("0.8");

  private static final List<Side> SIDES =
      List.of(
          new Side("export", "reported by", Pairs::reporters),
          new Side("export", "with", Pairs::partners),
          new Side("import", "reported by", Pairs::reporters),
          new Side("import", "with", Pairs::partners));

  private ReleaseLosses() {}

  /** One finding for each release that states periods anew. */
  public static List<Finding> findings(List<LakeEntry> known) {
    return Releases.of(known).restatements().stream()
        .map(release -> finding(check(release), release))
        .toList();
  }

  private static String check(Restatement release) {
    LakeEntry file = release.files().get(0);
    return String.join(
        ":",
        "release_keeps_what_was_known",
        file.source(),
        file.dataflow(),
        file.frequency(),
        release.knownFrom());
  }

  /**
   * A finding on a file that was replaced under its name: it is held against its own earlier bytes,
   * which are no vintage any more.
   *
   * @param before what the lake holds of them
   * @param now what was read of the bytes that lie there today
   * @param files all files of the night; those of the same release may hold what the file did
   */
  public static Finding ofReplaced(LakeEntry before, LakeEntry now, List<LakeEntry> files) {
    SortedMap<String, LakeEntry> spoke = new TreeMap<>();
    before.periods().forEach(period -> spoke.put(period, before));
    return finding(
        FileLosses.check("replaced_file_keeps_what_was_known", now),
        new Restatement(
            now.knownFrom(),
            files.stream().filter(now::isOfRelease).toList(),
            spoke,
            new TreeSet<>(spoke.keySet())));
  }

  private static Finding finding(String check, Restatement release) {
    List<String> losses = new ArrayList<>();
    SortedSet<String> periods = release.periodsLost();
    if (!periods.isEmpty()) {
      losses.add("without the " + from(periods));
    }
    losses.addAll(countries(release));
    losses.addAll(money(release));
    return Auditor.finding(
        TABLE,
        check,
        losses.isEmpty() ? "nothing lost" + older(release) : String.join("; ", losses),
        "every period and country, and more than "
            + LEAST
            + " of the money of all and of each period, of the release before"
            + Drift.UNLESS,
        losses.isEmpty());
  }

  /** What begins later is not cut short, but does not confirm what it leaves out either. */
  private static String older(Restatement release) {
    SortedSet<String> older = release.periodsForgotten();
    return older.isEmpty()
        ? ""
        : "; it begins after the " + from(older) + ", of which earlier releases still speak";
  }

  private static String from(SortedSet<String> periods) {
    return "periods from " + String.join(", ", periods);
  }

  /** Those that are nowhere any more, and those that only report, or only trade, no more. */
  private static List<String> countries(Restatement release) {
    SortedSet<String> gone = countries(release.filesBefore());
    gone.removeAll(countries(release.files()));
    List<String> losses = new ArrayList<>();
    if (!gone.isEmpty()) {
      losses.add("without " + String.join(", ", gone));
    }
    for (Side side : SIDES) {
      SortedSet<String> missing = side.countries(release.filesBefore());
      missing.removeAll(side.countries(release.files()));
      missing.removeAll(gone);
      if (!missing.isEmpty()) {
        losses.add("no " + side.words() + " " + String.join(", ", missing));
      }
    }
    SortedSet<String> still = reporters(release.files());
    reportersByPeriod(release)
        .forEach(
            (country, periods) -> {
              if (still.contains(country)) {
                losses.add("nothing reported by " + country + " for the " + from(periods));
              }
            });
    return losses;
  }

  private static SortedSet<String> reporters(List<LakeEntry> files) {
    SortedSet<String> reporters = new TreeSet<>();
    files.forEach(file -> reporters.addAll(file.contents().values().keySet()));
    return reporters;
  }

  /** Who reported a period that both hold, and does no more. */
  private static SortedMap<String, SortedSet<String>> reportersByPeriod(Restatement release) {
    SortedMap<String, SortedSet<String>> gone = new TreeMap<>();
    SortedSet<String> held = release.periods();
    release
        .before()
        .forEach(
            (period, before) -> {
              if (held.contains(period)) {
                SortedSet<String> missing = reporters(List.of(before), period);
                missing.removeAll(reporters(release.files(), period));
                missing.forEach(
                    country -> gone.computeIfAbsent(country, c -> new TreeSet<>()).add(period));
              }
            });
    return gone;
  }

  private static SortedSet<String> reporters(List<LakeEntry> files, String period) {
    SortedSet<String> reporters = new TreeSet<>();
    for (LakeEntry file : files) {
      file.contents()
          .values()
          .forEach(
              (reporter, byPeriod) -> {
                if (byPeriod.containsKey(period)) {
                  reporters.add(reporter);
                }
              });
    }
    return reporters;
  }

  /** Where a country stands in a flow. */
  private record Side(String flow, String word, Function<Pairs, SortedSet<String>> of) {
    String words() {
      return flow + " " + word;
    }

    SortedSet<String> countries(List<LakeEntry> files) {
      SortedSet<String> all = new TreeSet<>();
      for (LakeEntry file : files) {
        Optional.ofNullable(file.contents().pairs().get(flow))
            .ifPresent(pairs -> all.addAll(of.apply(pairs)));
      }
      return all;
    }
  }

  private static SortedSet<String> countries(List<LakeEntry> files) {
    SortedSet<String> countries = new TreeSet<>();
    files.forEach(f -> countries.addAll(f.countries()));
    return countries;
  }

  /**
   * Over the periods that both hold, as far as they are in one currency; where these have kept
   * their money together, period by period.
   */
  private static List<String> money(Restatement release) {
    SortedMap<String, Money> byPeriod = new TreeMap<>();
    for (LakeEntry file : release.files()) {
      for (String period : file.periods()) {
        LakeEntry before = release.before().get(period);
        if (before != null && before.currency().equals(file.currency())) {
          byPeriod.put(period, new Money(of(before, period), of(file, period)));
        }
      }
    }
    Money all = byPeriod.values().stream().reduce(Money.NONE, Money::plus);
    if (all.isLost()) {
      return List.of(all.loss("periods that both hold"));
    }
    return byPeriod.entrySet().stream()
        .filter(one -> one.getValue().isLost())
        .map(one -> one.getValue().loss("period from " + one.getKey()))
        .toList();
  }

  /** Of one period only: all of them are asked for one by one. */
  private static BigDecimal of(LakeEntry file, String period) {
    return file.contents().values().values().stream()
        .map(byPeriod -> byPeriod.getOrDefault(period, BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private record Money(BigDecimal then, BigDecimal now) {
    static final Money NONE = new Money(BigDecimal.ZERO, BigDecimal.ZERO);

    Money plus(Money other) {
      return new Money(then.add(other.then), now.add(other.now));
    }

    boolean isLost() {
      return then.signum() > 0 && now.compareTo(then.multiply(LEAST)) <= 0;
    }

    String loss(String of) {
      return now.divide(then, MathContext.DECIMAL64).round(new MathContext(4)).toPlainString()
          + " times the money of the "
          + of
          + ": "
          + now.toPlainString()
          + " (before "
          + then.toPlainString()
          + ")";
    }
  }

  /**
   * Lets losses pass that an earlier night let pass: they were looked at then, and the release does
   * not change.
   *
   * @param findings of this night
   * @param version the folder of the version that {@code latest} shows
   */
  public static List<Finding> alreadyAccepted(List<Finding> findings, Path version) {
    Path results = version.resolve("audit_results.parquet");
    if (findings.stream().noneMatch(Finding::blocks) || !Files.exists(results)) {
      return findings;
    }
    Map<List<String>, String> reasons = new HashMap<>();
    new TableFile(results)
        .forEach(
            row -> {
              String bound = row.getString("bound", 0);
              int at = bound.indexOf(Drift.ACCEPTED);
              if (at >= 0) {
                reasons.put(
                    List.of(row.getString("check", 0), row.getString("observed", 0)),
                    bound.substring(at + Drift.ACCEPTED.length()));
              }
            });
    return findings.stream()
        .map(
            f ->
                Optional.ofNullable(reasons.get(List.of(f.check(), f.observed())))
                    .map(reason -> Drift.accepted(List.of(f), reason).get(0))
                    .orElse(f))
        .toList();
  }
}
