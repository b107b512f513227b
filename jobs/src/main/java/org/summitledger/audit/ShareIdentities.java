package org.summitledger.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.parquet.example.data.Group;
import org.summitledger.publish.TableFile;
import org.summitledger.report.AuditResults.Finding;

/**
 * What must add up or multiply among the numbers of {@code market_share_analysis} and {@code
 * trade_structure}, checked from their files alone, to a billionth of the numbers that take part.
 */
public final class ShareIdentities {
  private static final double TOLERANCE = 1e-9;
  private static final String SHARES = "market_share_analysis";
  private static final String STRUCTURE = "trade_structure";

  private static final List<String> SERIES =
      List.of("source", "reporter", "partner", "flow", "currency", "frequency");

  private final Path folder;

  /** Of a folder whose tables keep their contracts. */
  public ShareIdentities(Path folder) {
    this.folder = folder;
  }

  /** One finding an identity: in how many cells it was checked, and how far off the worst is. */
  public List<Finding> all() {
    List<Finding> findings = new ArrayList<>(shares());
    findings.addAll(structure());
    return findings;
  }

  /**
   * What is the same twice.
   *
   * @param check its name
   * @param left the numbers whose sum is the one side
   * @param right the numbers whose sum is the other
   */
  private record Sum(String check, List<String> left, List<String> right) {}

  private static final List<Sum> SUMS_OF_SHARES =
      List.of(
          new Sum(
              "levels_add_up",
              List.of("change"),
              List.of("world_growth", "product_structure", "partner_structure", "competitiveness")),
          new Sum(
              "rates_add_up",
              List.of("growth"),
              List.of(
                  "world_growth_rate",
                  "share_effect",
                  "product_effect",
                  "partner_effect",
                  "mixed_effect")),
          new Sum(
              "structure_effect_adds_up",
              List.of("structure_effect"),
              List.of("product_effect", "partner_effect", "mixed_effect")));

  private List<Finding> shares() {
    Map<String, Map<String, Double>> cells =
        cells(SHARES, "component", List.of("sector", "market", "product_basis"));
    List<Finding> findings = new ArrayList<>();
    SUMS_OF_SHARES.forEach(sum -> findings.add(added(SHARES, sum, cells)));
    findings.add(
        multiplied(
            SHARES,
            "demand_times_share_is_growth",
            List.of("growth", "addressed_demand", "market_share_effect"),
            cells,
            cell -> 1 + at(cell, "growth")));
    return findings;
  }

  private List<Finding> structure() {
    Map<String, Map<String, Double>> cells =
        cells(STRUCTURE, "indicator", List.of("sector", "product"));
    Sum moved =
        new Sum("products_moved_add_up", List.of("change"), List.of("continuing", "entry", "exit"));
    return List.of(
        added(STRUCTURE, moved, cells),
        multiplied(
            STRUCTURE,
            "margins_multiply_to_share",
            List.of("market_share", "extensive_margin", "intensive_margin"),
            cells,
            cell -> at(cell, "market_share")),
        zeroInSum("rca_normalised"),
        zeroInSum("lafay"),
        mirrored("finger_kreinin_exports"));
  }

  /** The numbers of a table by cell and name. */
  private Map<String, Map<String, Double>> cells(String table, String name, List<String> more) {
    Map<String, Map<String, Double>> cells = new TreeMap<>();
    values(
        table,
        row -> {
          String cell = text(row, SERIES) + " " + text(row, more) + " " + days(row);
          cells
              .computeIfAbsent(cell, c -> new TreeMap<>())
              .put(row.getString(name, 0), row.getDouble("value", 0));
        });
    return cells;
  }

  private void values(String table, TableFile.Visitor visitor) {
    new TableFile(folder.resolve(table + ".parquet"))
        .forEach(
            row -> {
              if (row.getFieldRepetitionCount("value") > 0) {
                visitor.visit(row);
              }
            });
  }

  private static String text(Group row, List<String> columns) {
    return String.join(" ", columns.stream().map(c -> row.getString(c, 0)).toList());
  }

  private static String days(Group row) {
    return row.getInteger("period_start", 0) + " " + row.getInteger("base_period_start", 0);
  }

  private static double at(Map<String, Double> cell, String name) {
    return Objects.requireNonNull(cell.get(name), name);
  }

  private static Finding added(String table, Sum sum, Map<String, Map<String, Double>> cells) {
    Worst worst = new Worst();
    for (Map<String, Double> cell : cells.values()) {
      if (cell.keySet().containsAll(sum.left()) && cell.keySet().containsAll(sum.right())) {
        List<Double> terms = new ArrayList<>();
        sum.left().forEach(name -> terms.add(at(cell, name)));
        sum.right().forEach(name -> terms.add(-at(cell, name)));
        worst.zero(terms);
      }
    }
    return worst.finding(table, sum.check());
  }

  /** The second and third number multiply to what is said. */
  private static Finding multiplied(
      String table,
      String check,
      List<String> names,
      Map<String, Map<String, Double>> cells,
      ToDoubleFunction<Map<String, Double>> product) {
    Worst worst = new Worst();
    for (Map<String, Double> cell : cells.values()) {
      if (cell.keySet().containsAll(names)) {
        double found = at(cell, names.get(1)) * at(cell, names.get(2));
        worst.zero(List.of(product.applyAsDouble(cell), -found));
      }
    }
    return worst.finding(table, check);
  }

  /** An indicator's sum over the sectors of a series and period, and over its products. */
  private Finding zeroInSum(String indicator) {
    Map<String, List<Double>> sums = new TreeMap<>();
    values(
        STRUCTURE,
        row -> {
          if (row.getString("indicator", 0).equals(indicator)) {
            String over = row.getString("product", 0).equals("all") ? "sectors" : "products";
            sums.computeIfAbsent(
                    text(row, SERIES) + " " + over + " " + days(row), c -> new ArrayList<>())
                .add(row.getDouble("value", 0));
          }
        });
    Worst worst = new Worst();
    sums.values().forEach(worst::zero);
    return worst.finding(STRUCTURE, indicator + "_is_zero_in_sum");
  }

  /** An indicator that is the same seen from either country. */
  private Finding mirrored(String indicator) {
    Map<String, List<Double>> pairs = new TreeMap<>();
    values(
        STRUCTURE,
        row -> {
          if (row.getString("indicator", 0).equals(indicator)) {
            String one = row.getString("reporter", 0);
            String other = row.getString("partner", 0);
            boolean isFirst = one.compareTo(other) < 0;
            String pair = isFirst ? one + " " + other : other + " " + one;
            List<String> rest = List.of("source", "flow", "currency", "frequency", "sector");
            double value = row.getDouble("value", 0);
            pairs
                .computeIfAbsent(
                    pair + " " + text(row, rest) + " " + days(row), c -> new ArrayList<>())
                .add(isFirst ? value : -value);
          }
        });
    Worst worst = new Worst();
    pairs.values().stream().filter(both -> both.size() == 2).forEach(worst::zero);
    return worst.finding(STRUCTURE, indicator + "_is_mirrored");
  }

  /** The largest of the deviations, each relative to the largest number that takes part. */
  private static final class Worst {
    private long cells;
    private double deviation;

    /** Numbers that add up to zero. */
    void zero(List<Double> terms) {
      double sum = terms.stream().mapToDouble(v -> v).sum();
      double size = terms.stream().mapToDouble(Math::abs).max().orElse(0);
      cells++;
      deviation = Math.max(deviation, size == 0 ? 0 : Math.abs(sum) / size);
    }

    Finding finding(String table, String check) {
      return Auditor.finding(
          table,
          check,
          String.format(Locale.ROOT, "%d cells, off by %.1e at most", cells, deviation),
          "off by 1.0e-09 at most, relative to the largest number of the cell",
          deviation <= TOLERANCE);
    }
  }
}
