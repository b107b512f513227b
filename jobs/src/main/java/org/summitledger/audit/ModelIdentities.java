package org.summitledger.audit;

import static org.summitledger.audit.EvidenceOfSeries.has;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.example.data.Group;
import org.summitledger.publish.TableFile;
import org.summitledger.report.AuditResults.Finding;

/**
 * What must follow from each other among the columns of {@code counterfactual}, {@code
 * counterfactual_donors} and {@code trade_stability}, checked from their files alone.
 */
final class ModelIdentities {
  private static final String COUNTERFACTUAL = "counterfactual";
  private static final String DONORS = "counterfactual_donors";
  private static final String STABILITY = "trade_stability";

  private static final List<String> STUDY =
      List.of(
          "commitment_id",
          "scenario",
          "source",
          "reporter",
          "partner",
          "flow",
          "sector",
          "currency",
          "frequency");

  private final Path folder;

  /** Of a folder whose tables keep their contracts. */
  public ModelIdentities(Path folder) {
    this.folder = folder;
  }

  /** One finding an identity: in how many cells it was checked, and how far off the worst is. */
  public List<Finding> all() {
    List<Finding> findings = new ArrayList<>(counterfactual());
    findings.addAll(donors());
    findings.add(spans());
    return findings;
  }

  private List<Finding> counterfactual() {
    Worst effect = worst();
    Worst bounds = worst();
    Worst placebo = worst();
    Worst level = worst();
    Map<String, EvidenceOfSeries> words = new TreeMap<>();
    forEach(
        COUNTERFACTUAL,
        row -> {
          words.computeIfAbsent(text(row), s -> new EvidenceOfSeries()).add(row);
          if (has(row, "effect")) {
            double expected = row.getDouble("expected_value", 0);
            effect.equal(
                row.getDouble("effect", 0), money(row, "actual_value") - expected, expected);
          }
          if (has(row, "low")) {
            double high = row.getDouble("high", 0);
            bounds.equal(Math.max(row.getDouble("low", 0), high), high, high);
            level.equal(row.getDouble("interval_level", 0), level(row), 1);
          }
          if (has(row, "placebo_p")) {
            double units = row.getLong("placebos", 0) + 1.0;
            placebo.equal(row.getDouble("placebo_p", 0), row.getLong("placebo_rank", 0) / units, 1);
          }
        });
    Worst evidence = worst();
    words.values().forEach(of -> evidence.equal(of.holds() ? 0 : 1, 0, 1));
    return List.of(
        effect.finding(COUNTERFACTUAL, "effect_is_actual_less_expected"),
        bounds.finding(COUNTERFACTUAL, "low_is_not_above_high"),
        level.finding(COUNTERFACTUAL, "interval_level_is_of_placebos"),
        placebo.finding(COUNTERFACTUAL, "placebo_p_is_a_rank"),
        evidence.finding(COUNTERFACTUAL, "evidence_follows_from_sides"));
  }

  /** Of n placebos 1 − 2k/(n + 1), with the largest k that leaves 0.95, or else 1. */
  private static double level(Group row) {
    if (!has(row, "interval_placebos")) {
      return 0.95;
    }
    long units = row.getLong("interval_placebos", 0) + 1;
    return 1 - 2.0 * Math.max(1, units / 40) / units;
  }

  private List<Finding> donors() {
    Map<String, Double> weights = new TreeMap<>();
    Worst comparable = worst();
    forEach(
        DONORS,
        row -> {
          if (has(row, "weight")) {
            weights.merge(
                text(row) + " " + row.getString("method", 0),
                row.getDouble("weight", 0),
                Double::sum);
          }
          if (has(row, "comparable")) {
            double most = Math.sqrt(5) * Math.max(0.001, row.getDouble("treated_pre_error", 0));
            boolean isComparable = row.getDouble("pre_error", 0) <= most;
            comparable.equal(isComparable == row.getBoolean("comparable", 0) ? 0 : 1, 0, 1);
          }
        });
    Worst whole = worst();
    weights.values().forEach(sum -> whole.equal(sum, 1, 1));
    return List.of(
        whole.finding(DONORS, "weights_add_up_to_one"),
        comparable.finding(DONORS, "comparable_follows_from_errors"));
  }

  /** No period of a span is on the other side of the day. */
  private Finding spans() {
    Worst days = worst();
    forEach(
        STABILITY,
        row -> {
          if (has(row, "span_start")) {
            int opens = row.getInteger("opens", 0);
            boolean isBefore = row.getString("span", 0).equals("before");
            boolean isIn =
                isBefore
                    ? row.getInteger("span_end", 0) <= opens
                    : row.getInteger("span_start", 0) >= opens;
            days.equal(isIn ? 0 : 1, 0, 1);
          }
        });
    return days.finding(STABILITY, "spans_are_on_their_side");
  }

  private static Worst worst() {
    return new Worst("cells", "relative to the largest number of the cell");
  }

  private void forEach(String table, TableFile.Visitor visitor) {
    new TableFile(folder.resolve(table + ".parquet")).forEach(visitor);
  }

  private static String text(Group row) {
    return String.join(" ", STUDY.stream().map(c -> row.getString(c, 0)).toList());
  }

  private static double money(Group row, String column) {
    return row.getLong(column, 0) / 1e3;
  }
}
