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
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.summitledger.lake.Contents.Pairs;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.Releases;
import org.summitledger.lake.Releases.Restatement;
import org.summitledger.publish.TableFile;
import org.summitledger.report.AuditResults.Finding;

/**
 * What a release lost against the vintage before it: a period, a country, a fifth of the money. A
 * file that was cut short reads without an error, and the periods that it lacks would silently stay
 * as the vintage before stated them.
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
    return Releases.of(known).restatements().stream().map(ReleaseLosses::finding).toList();
  }

  private static Finding finding(Restatement release) {
    LakeEntry file = release.files().get(0);
    List<String> losses = new ArrayList<>();
    SortedSet<String> periods = release.periodsLost();
    if (!periods.isEmpty()) {
      losses.add("without the periods from " + String.join(", ", periods));
    }
    losses.addAll(countries(release));
    money(release).ifPresent(losses::add);
    return Auditor.finding(
        TABLE,
        String.join(
            ":",
            "release_keeps_what_was_known",
            file.source(),
            file.dataflow(),
            file.frequency(),
            release.knownFrom()),
        losses.isEmpty() ? "nothing lost" : String.join("; ", losses),
        "every period and country, and more than "
            + LEAST
            + " of the money, of the release before"
            + Drift.UNLESS,
        losses.isEmpty());
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
    return losses;
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

  /** Over the periods that both hold, as far as they are in one currency. */
  private static Optional<String> money(Restatement release) {
    BigDecimal then = BigDecimal.ZERO;
    BigDecimal now = BigDecimal.ZERO;
    for (LakeEntry file : release.files()) {
      for (String period : file.periods()) {
        LakeEntry before = release.before().get(period);
        if (before != null && before.currency().equals(file.currency())) {
          then = then.add(before.valueByPeriod().getOrDefault(period, BigDecimal.ZERO));
          now = now.add(file.valueByPeriod().getOrDefault(period, BigDecimal.ZERO));
        }
      }
    }
    if (then.signum() <= 0 || now.compareTo(then.multiply(LEAST)) > 0) {
      return Optional.empty();
    }
    return Optional.of(
        now.divide(then, MathContext.DECIMAL64).round(new MathContext(4)).toPlainString()
            + " times the money of the periods that both hold: "
            + now.toPlainString()
            + " (before "
            + then.toPlainString()
            + ")");
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
