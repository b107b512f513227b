package org.summitledger.report.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.summitledger.commitment.Commitment;
import org.summitledger.commitment.Ledger;
import org.summitledger.report.Promise;
import org.summitledger.report.basket.RandomParties;
import org.summitledger.report.table.TableDefinition;

/** What must add up or multiply in the tables of shares and structure, on random trade. */
class ShareTablesTest {
  private static final int CASES = 20;
  private static final double TOLERANCE = 1e-12;
  private static final TableDefinition SHARES = new MarketShareAnalysis().definition();
  private static final TableDefinition STRUCTURE = new TradeStructure().definition();
  private static final List<Map<String, Object>> shares = new ArrayList<>();
  private static final List<Map<String, Object>> structure = new ArrayList<>();

  @BeforeAll
  static void compute() {
    for (int seed = 0; seed < CASES; seed++) {
      RandomParties trade = new RandomParties(seed, BigDecimal.ONE);
      shares.addAll(named(SHARES, shares(trade), seed));
      structure.addAll(named(STRUCTURE, structure(trade), seed));
    }
  }

  private static Ledger ledger() {
    Commitment everybody =
        Promise.named("p")
            .from("CHN", "IND")
            .to("JPN", "KEN", "IND")
            .window("2015-07-01", "2020-07-01")
            .made();
    return new Ledger(List.of(), List.of(everybody), List.of(), List.of());
  }

  private static List<Row> shares(RandomParties trade) {
    ShareRows rows = new ShareRows();
    MarketShareAnalysis.addMarkets(rows, trade.baskets(), ledger());
    return rows.rows();
  }

  private static List<Row> structure(RandomParties trade) {
    StructureRows rows = new StructureRows();
    TradeStructure.addProducts(rows, trade.baskets(), ledger());
    return rows.rows();
  }

  private static List<Map<String, Object>> named(TableDefinition table, List<Row> rows, int seed) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Row row : rows) {
      Map<String, Object> cells = new HashMap<>();
      for (int i = 0; i < table.columns().size(); i++) {
        cells.put(table.columns().get(i).name(), row.get(i));
      }
      cells.put("source", "seed " + seed);
      all.add(cells);
    }
    return all;
  }

  /** The numbers of one name, by all other cells of the key. */
  private static SortedMap<String, Double> numbers(
      TableDefinition table, List<Map<String, Object>> rows, String name) {
    String column = table.key().get(table.key().size() - 1);
    SortedMap<String, Double> numbers = new TreeMap<>();
    rows.stream()
        .filter(r -> name.equals(r.get(column)) && r.get("value") != null)
        .forEach(
            r ->
                numbers.put(
                    table.key().stream()
                        .filter(k -> !k.equals(column))
                        .map(k -> String.valueOf(r.get(k)))
                        .collect(Collectors.joining(" ")),
                    (Double) r.get("value")));
    return numbers;
  }

  private static int addUp(
      TableDefinition table, List<Map<String, Object>> rows, String whole, String... parts) {
    Map<String, Double> wholes = numbers(table, rows, whole);
    List<SortedMap<String, Double>> others = new ArrayList<>();
    for (String part : parts) {
      others.add(numbers(table, rows, part));
    }
    int compared = 0;
    for (Map.Entry<String, Double> cell : wholes.entrySet()) {
      if (others.stream().allMatch(o -> o.containsKey(cell.getKey()))) {
        double sum = 0;
        double size = Math.abs(cell.getValue());
        for (SortedMap<String, Double> other : others) {
          sum += other.get(cell.getKey());
          size = Math.max(size, Math.abs(other.get(cell.getKey())));
        }
        assertThat(sum)
            .as(whole + " " + cell.getKey())
            .isCloseTo(cell.getValue(), within(TOLERANCE * size));
        compared++;
      }
    }
    return compared;
  }

  @Test
  void constantMarketSharesLeaveNothingOver() {
    assertThat(
            addUp(
                SHARES,
                shares,
                "change",
                "world_growth",
                "product_structure",
                "partner_structure",
                "competitiveness"))
        .isGreaterThan(1000);
    assertThat(
            addUp(
                SHARES,
                shares,
                "growth",
                "world_growth_rate",
                "share_effect",
                "product_effect",
                "partner_effect",
                "mixed_effect"))
        .isGreaterThan(1000);
    assertThat(
            addUp(
                SHARES,
                shares,
                "structure_effect",
                "product_effect",
                "partner_effect",
                "mixed_effect"))
        .isGreaterThan(1000);
  }

  @Test
  void addressedDemandTimesTheShareEffectIsGrowth() {
    Map<String, Double> demand = numbers(SHARES, shares, "addressed_demand");
    Map<String, Double> growth = numbers(SHARES, shares, "growth");
    Map<String, Double> effects = numbers(SHARES, shares, "market_share_effect");

    assertThat(effects).hasSizeGreaterThan(1000);
    effects.forEach(
        (cell, effect) ->
            assertThat(effect * demand.get(cell))
                .isCloseTo(1 + growth.get(cell), within(TOLERANCE * (1 + growth.get(cell)))));
  }

  @Test
  void productsThatMovedAddUpToTheChange() {
    assertThat(addUp(STRUCTURE, structure, "change", "continuing", "entry", "exit"))
        .isGreaterThan(1000);
  }

  @Test
  void extensiveTimesIntensiveMarginIsTheShare() {
    Map<String, Double> extensive = numbers(STRUCTURE, structure, "extensive_margin");
    Map<String, Double> intensive = numbers(STRUCTURE, structure, "intensive_margin");
    Map<String, Double> share = numbers(STRUCTURE, structure, "market_share");

    assertThat(intensive).hasSizeGreaterThan(1000);
    intensive.forEach(
        (cell, margin) ->
            assertThat(margin * extensive.get(cell)).isCloseTo(share.get(cell), within(TOLERANCE)));
  }

  /** Sums of an indicator over rows that are one for each group. */
  private static Map<String, Double> sums(
      String indicator,
      Predicate<Map<String, Object>> counts,
      Function<Map<String, Object>, String> group) {
    return structure.stream()
        .filter(r -> r.get("indicator").equals(indicator) && counts.test(r))
        .collect(
            Collectors.groupingBy(
                group, TreeMap::new, Collectors.summingDouble(r -> (Double) r.get("value"))));
  }

  private static String cell(Map<String, Object> row, String... columns) {
    StringBuilder cell = new StringBuilder();
    for (String column : columns) {
      cell.append(row.get(column)).append(' ');
    }
    return cell.toString();
  }

  private static boolean isProduct(Map<String, Object> row) {
    return !row.get("product").equals("all");
  }

  @Test
  void normalisedAdvantageIsZeroOverProductsOverSectorsAndOverCountries() {
    Map<String, Double> overProducts =
        sums(
            "rca_normalised",
            ShareTablesTest::isProduct,
            r -> cell(r, "source", "reporter", "period"));
    Map<String, Double> overSectors =
        sums("rca_normalised", r -> !isProduct(r), r -> cell(r, "source", "reporter", "period"));
    Map<String, Double> overCountries =
        sums("rca_normalised", r -> !isProduct(r), r -> cell(r, "source", "sector", "period"));

    assertThat(overProducts.values())
        .hasSizeGreaterThan(100)
        .allMatch(s -> Math.abs(s) < TOLERANCE);
    assertThat(overSectors.values()).hasSizeGreaterThan(200).allMatch(s -> Math.abs(s) < TOLERANCE);
    assertThat(overCountries.values())
        .hasSizeGreaterThan(150)
        .allMatch(s -> Math.abs(s) < TOLERANCE);
  }

  @Test
  void lafayIsZeroOverProductsAndOverSectors() {
    Map<String, Double> sums =
        sums(
            "lafay",
            r -> true,
            r -> cell(r, "source", "reporter", "partner", "period") + isProduct(r));

    assertThat(sums.values()).hasSizeGreaterThan(500).allMatch(s -> Math.abs(s) < 1e-10);
  }

  @Test
  void similarityOfExportsIsTheSameFromBothSides() {
    Map<String, Double> numbers = new TreeMap<>();
    structure.stream()
        .filter(r -> r.get("indicator").equals("finger_kreinin_exports"))
        .forEach(
            r ->
                numbers.put(
                    cell(r, "source", "reporter", "partner", "period"), (Double) r.get("value")));

    assertThat(numbers).hasSizeGreaterThan(400);
    numbers.forEach(
        (cell, value) -> {
          String[] c = cell.split(" ");
          assertThat(numbers.get(String.join(" ", c[0], c[1], c[3], c[2], c[4]) + " "))
              .isEqualTo(value);
        });
  }

  @Test
  void theTermsOfComplementarityAddUpOverSectors() {
    String indicator = "complementarity_drysdale_garnaut";
    Function<Map<String, Object>, String> pair =
        r -> cell(r, "source", "reporter", "partner", "period");
    Map<String, Double> sectors =
        sums(indicator, r -> !r.get("sector").equals("all_products"), pair);
    Map<String, Double> all = sums(indicator, r -> r.get("sector").equals("all_products"), pair);

    assertThat(all).hasSizeGreaterThan(400);
    assertThat(sectors.keySet()).isEqualTo(all.keySet());
    sectors.forEach((of, sum) -> assertThat(sum).isCloseTo(all.get(of), within(TOLERANCE)));
  }

  @Test
  void tenTimesAllMoneyMakesMoneyTenTimesAndLeavesRatios() {
    RandomParties tenfold = new RandomParties(0, BigDecimal.TEN);
    scaled(shares(new RandomParties(0, BigDecimal.ONE)), shares(tenfold), SHARES);
    scaled(structure(new RandomParties(0, BigDecimal.ONE)), structure(tenfold), STRUCTURE);
  }

  private static void scaled(List<Row> once, List<Row> tenfold, TableDefinition table) {
    int value = table.schema().fieldIndex("value");
    int unit = table.schema().fieldIndex("unit");
    assertThat(once).hasSameSizeAs(tenfold).hasSizeGreaterThan(500);
    for (int i = 0; i < once.size(); i++) {
      if (!once.get(i).isNullAt(value)) {
        double factor = once.get(i).getString(unit).equals("USD") ? 10 : 1;
        double expected = factor * once.get(i).getDouble(value);
        assertThat(tenfold.get(i).getDouble(value))
            .as(once.get(i).toString())
            .isCloseTo(expected, within(TOLERANCE * Math.max(1, Math.abs(expected))));
      }
    }
  }

  @Test
  void everyNumberIsFiniteEveryNullHasAReasonAndKeysAreUnique() {
    for (TableDefinition table : List.of(SHARES, STRUCTURE)) {
      List<Map<String, Object>> rows = table == SHARES ? shares : structure;
      assertThat(rows)
          .allMatch(
              r ->
                  r.get("value") == null
                      ? r.get("reason") != null
                      : Double.isFinite((Double) r.get("value")));
      assertThat(rows.stream().map(r -> cell(r, table.key().toArray(String[]::new))).toList())
          .doesNotHaveDuplicates();
    }
  }
}
