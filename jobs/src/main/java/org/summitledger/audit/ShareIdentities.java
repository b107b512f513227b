package org.summitledger.audit;

import static org.summitledger.audit.IdentityCells.columns;
import static org.summitledger.audit.IdentityCells.days;
import static org.summitledger.audit.IdentityCells.series;
import static org.summitledger.audit.IdentityCells.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.example.data.Group;
import org.summitledger.audit.IdentityCells.Made;
import org.summitledger.audit.IdentityCheck.Sum;
import org.summitledger.publish.TableFile;
import org.summitledger.report.AuditResults.Finding;

/**
 * What must add up or multiply among the numbers of {@code market_share_analysis} and {@code
 * trade_structure}, and between them and {@code growth_decomposition}, checked from their files
 * alone, each read once.
 */
final class ShareIdentities {
  private static final String SHARES = "market_share_analysis";
  private static final String STRUCTURE = "trade_structure";
  private static final String GROWTH = "growth_decomposition";
  private static final String ALL_PRODUCTS = "all_products";
  private static final String MIRRORED = "finger_kreinin_exports";
  private static final List<String> ZERO_IN_SUM = List.of("rca_normalised", "lafay");

  private static final List<Made> SUMS_OF_SHARES =
      List.of(
          new Made(
              "levels_add_up",
              "change",
              List.of("world_growth", "product_structure", "partner_structure", "competitiveness")),
          new Made(
              "rates_add_up",
              "growth",
              List.of(
                  "world_growth_rate",
                  "share_effect",
                  "product_effect",
                  "partner_effect",
                  "mixed_effect")),
          new Made(
              "structure_effect_adds_up",
              "structure_effect",
              List.of("product_effect", "partner_effect", "mixed_effect")));
  private static final Made DEMAND =
      new Made(
          "demand_times_share_is_growth",
          "growth",
          List.of("addressed_demand", "market_share_effect"));
  private static final Made WITHOUT_SHARES =
      new Made(
          "demand_and_shares_won_are_growth",
          "growth",
          List.of("addressed_demand", "share_effect"));
  private static final Made MOVED =
      new Made("products_moved_add_up", "change", List.of("continuing", "entry", "exit"));
  private static final Made MARGINS =
      new Made(
          "margins_multiply_to_share",
          "market_share",
          List.of("extensive_margin", "intensive_margin"));

  private final Path folder;

  /** Of a folder whose tables keep their contracts. */
  public ShareIdentities(Path folder) {
    this.folder = folder;
  }

  /** One finding an identity: in how many cells it was checked, and which is furthest from it. */
  public List<Finding> all() {
    List<Finding> findings = new ArrayList<>(shares());
    findings.addAll(structure());
    return findings;
  }

  private List<Finding> shares() {
    List<Made> made = new ArrayList<>(SUMS_OF_SHARES);
    made.add(DEMAND);
    made.add(WITHOUT_SHARES);
    IdentityCells cells =
        new IdentityCells(SHARES, "component", List.of("sector", "market", "product_basis"), made);
    Map<String, Map<String, Double>> growth = new TreeMap<>();
    read(
        SHARES,
        columns("component", "sector", "market", "product_basis", "inputs_complete"),
        row -> {
          cells.add(row);
          addGrowth(row, growth);
        });
    List<Finding> findings = new ArrayList<>();
    SUMS_OF_SHARES.forEach(sum -> findings.add(cells.added(sum, 0)));
    findings.add(cells.multiplied(DEMAND, 1));
    findings.add(cells.added(WITHOUT_SHARES, 1));
    findings.add(asInGrowth(growth));
    return findings;
  }

  /** Growth of what a partner sells in a party's own market, by how products are told apart. */
  private static void addGrowth(Group row, Map<String, Map<String, Double>> growth) {
    if (isOfAll(row, "growth") && text(row, "market").equals(text(row, "reporter"))) {
      growth
          .computeIfAbsent(series(row) + " " + days(row), c -> new TreeMap<>())
          .put(text(row, "product_basis"), row.getDouble("value", 0));
    }
  }

  /** Whether a row is the complete number of a name, over all products. */
  private static boolean isOfAll(Group row, String component) {
    return text(row, "component").equals(component)
        && text(row, "sector").equals(ALL_PRODUCTS)
        && row.getFieldRepetitionCount("value") > 0
        && row.getBoolean("inputs_complete", 0);
  }

  /** Where nothing is missing in either table, sales grew by the same in both. */
  private Finding asInGrowth(Map<String, Map<String, Double>> shares) {
    IdentityCheck check = new IdentityCheck(SHARES, "growth_is_that_of_growth_decomposition");
    read(
        GROWTH,
        columns("component", "sector", "product", "inputs_complete"),
        row -> {
          if (isOfAll(row, "trade_growth_factor") && text(row, "product").equals("all")) {
            String cell = series(row) + " " + days(row);
            shares
                .getOrDefault(cell, Map.of())
                .forEach(
                    (basis, growth) ->
                        check.equal(cell + " " + basis, 1 + growth, row.getDouble("value", 0)));
          }
        });
    return check.finding();
  }

  private List<Finding> structure() {
    IdentityCells cells =
        new IdentityCells(
            STRUCTURE, "indicator", List.of("sector", "product"), List.of(MOVED, MARGINS));
    Map<String, Map<String, Sum>> zeros = new TreeMap<>();
    ZERO_IN_SUM.forEach(indicator -> zeros.put(indicator, new TreeMap<>()));
    Map<String, List<Double>> mirrored = new TreeMap<>();
    read(
        STRUCTURE,
        columns("indicator", "sector", "product"),
        row -> {
          cells.add(row);
          if (row.getFieldRepetitionCount("value") > 0) {
            addZero(row, zeros);
            addMirrored(row, mirrored);
          }
        });
    List<Finding> findings = new ArrayList<>();
    findings.add(cells.added(MOVED, 0));
    findings.add(cells.multiplied(MARGINS, 0));
    ZERO_IN_SUM.forEach(
        indicator ->
            findings.add(
                zero(indicator + "_is_zero_in_sum", zeros.getOrDefault(indicator, Map.of()))));
    findings.add(mirrored(mirrored));
    return findings;
  }

  /** An indicator's sum over the sectors of a series and period, and over its products. */
  private static void addZero(Group row, Map<String, Map<String, Sum>> zeros) {
    Map<String, Sum> sums = zeros.get(text(row, "indicator"));
    if (sums != null) {
      String over = text(row, "product").equals("all") ? "sectors" : "products";
      sums.computeIfAbsent(series(row) + " " + over + " " + days(row), c -> new Sum())
          .add(row.getDouble("value", 0));
    }
  }

  private static Finding zero(String name, Map<String, Sum> sums) {
    IdentityCheck check = new IdentityCheck(STRUCTURE, name);
    sums.forEach((cell, sum) -> check.sum(cell, sum, 0));
    return check.finding();
  }

  /** An indicator that is the same seen from either country. */
  private static void addMirrored(Group row, Map<String, List<Double>> pairs) {
    if (text(row, "indicator").equals(MIRRORED)) {
      String one = text(row, "reporter");
      String other = text(row, "partner");
      String pair = one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
      List<String> rest = List.of("source", "flow", "currency", "frequency", "sector");
      pairs
          .computeIfAbsent(pair + " " + text(row, rest) + " " + days(row), c -> new ArrayList<>())
          .add(row.getDouble("value", 0));
    }
  }

  private static Finding mirrored(Map<String, List<Double>> pairs) {
    IdentityCheck check = new IdentityCheck(STRUCTURE, MIRRORED + "_is_mirrored");
    pairs.forEach(
        (cell, both) -> {
          if (both.size() == 2) {
            check.equal(cell, both.get(0), both.get(1));
          }
        });
    return check.finding();
  }

  private void read(String table, List<String> columns, TableFile.Visitor visitor) {
    new TableFile(folder.resolve(table + ".parquet")).select(columns).forEach(visitor);
  }
}
