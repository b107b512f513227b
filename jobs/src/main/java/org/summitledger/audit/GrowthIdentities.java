package org.summitledger.audit;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.summitledger.audit.IdentityCheck.Names;
import org.summitledger.audit.IdentityCheck.Sum;
import org.summitledger.publish.TableFile;
import org.summitledger.reference.Sectors;
import org.summitledger.report.AuditResults.Finding;

/**
 * The identities of {@code growth_decomposition}, on the file as it will be published: factors
 * multiply to growth, contributions add up to it. A cell is one series between two periods; cells
 * in which one of the numbers is null are not counted.
 */
final class GrowthIdentities {
  private static final String TABLE = "growth_decomposition";
  private static final String ALL = "all";
  private static final String NOMINAL = "nominal_growth_factor";
  private static final String TRADE = "trade_growth_factor";

  /** What sectors contribute to the whole, beside what products do. */
  private static final String SECTORS = "sectors";

  private static final String TO_TOTAL = "contribution_to_total_growth";
  private static final String TO_SECTOR = "contribution_to_sector_growth";

  private final Path file;

  /** By series, periods and sector: the numbers of the sector itself by component. */
  private final Map<List<String>, Map<String, Double>> numbers = new LinkedHashMap<>();

  /** What contributions add up to, by the same, and by component. */
  private final Map<List<String>, Map<String, Sum>> sums = new LinkedHashMap<>();

  private final Names names = new Names();
  private final Names contributions = new Names();

  /** Of a folder whose tables keep their contracts. */
  public GrowthIdentities(Path folder) {
    this.file = folder.resolve(TABLE + ".parquet");
  }

  /** One finding an identity, with the number of cells and the largest relative deviation. */
  public List<Finding> findings() {
    new TableFile(file)
        .select(IdentityCells.columns("sector", "product", "component"))
        .forEach(this::read);
    return List.of(
        product(
            "growth_is_exchange_rate_times_trade", NOMINAL, List.of("exchange_rate_factor", TRADE)),
        product(
            "trade_growth_is_volume_times_price_times_coverage",
            TRADE,
            List.of("volume_fisher", "price_fisher", "coverage_factor")),
        money(),
        sum("sectors_add_up_to_growth", SECTORS, TRADE, 1),
        sum("products_add_up_to_sector_growth", TO_SECTOR, TRADE, 1),
        sum("products_add_up_to_sector_contribution", TO_TOTAL, TO_TOTAL, 0),
        sum("products_add_up_to_volume", "contribution_to_volume_fisher", "volume_fisher", 1),
        sum("products_add_up_to_price", "contribution_to_price_fisher", "price_fisher", 1));
  }

  private void read(Group row) {
    String sector = row.getString("sector", 0);
    String product = row.getString("product", 0);
    String component = row.getString("component", 0);
    boolean hasNumber = row.getFieldRepetitionCount("value") > 0;
    (product.equals(ALL) ? names : contributions).add(component, hasNumber);
    if (!hasNumber) {
      return;
    }
    double value = row.getDouble("value", 0);
    if (!product.equals(ALL)) {
      sums(cell(row, sector)).computeIfAbsent(component, c -> new Sum()).add(value);
      return;
    }
    numbers.computeIfAbsent(cell(row, sector), c -> new LinkedHashMap<>()).put(component, value);
    if (component.equals(TO_TOTAL)) {
      contributions.add(SECTORS, true);
      // The whole of a source that lists some products only has another name than that of all.
      for (String whole : List.of(Sectors.ALL, Sectors.LISTED)) {
        sums(cell(row, whole)).computeIfAbsent(SECTORS, c -> new Sum()).add(value);
      }
    }
  }

  private Map<String, Sum> sums(List<String> cell) {
    return sums.computeIfAbsent(cell, c -> new LinkedHashMap<>());
  }

  private static List<String> cell(Group row, String sector) {
    return List.of(IdentityCells.series(row), IdentityCells.days(row), sector);
  }

  private Finding product(String name, String whole, List<String> factors) {
    IdentityCheck check = new IdentityCheck(TABLE, name);
    numbers.forEach(
        (cell, of) -> {
          Double expected = of.get(whole);
          if (expected != null && of.keySet().containsAll(factors)) {
            double product = factors.stream().mapToDouble(of::get).reduce(1, (a, b) -> a * b);
            check.equal(String.join(" ", cell), product, expected);
          }
        });
    return check.finding(whole, names, factors, names);
  }

  private Finding money() {
    String whole = "value_change";
    List<String> parts =
        List.of("value_change_by_volume", "value_change_by_price", "value_change_not_covered");
    IdentityCheck check = new IdentityCheck(TABLE, "value_change_is_volume_price_and_not_covered");
    numbers.forEach(
        (cell, of) -> {
          Double expected = of.get(whole);
          if (expected != null && of.keySet().containsAll(parts)) {
            check.sum(
                String.join(" ", cell), Sum.of(parts.stream().map(of::get).toList()), expected);
          }
        });
    return check.finding(whole, names, parts, names);
  }

  /** Parts add up to a number of the sector, less that of no change. */
  private Finding sum(String name, String parts, String whole, double noChange) {
    IdentityCheck check = new IdentityCheck(TABLE, name);
    sums.forEach(
        (cell, of) -> {
          Sum sum = of.get(parts);
          Double expected = numbers.getOrDefault(cell, Map.of()).get(whole);
          if (sum != null && expected != null) {
            check.sum(String.join(" ", cell), sum, expected, noChange);
          }
        });
    return check.finding(whole, names, List.of(parts), contributions);
  }
}
