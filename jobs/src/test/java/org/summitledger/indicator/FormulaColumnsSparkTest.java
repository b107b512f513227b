package org.summitledger.indicator;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.summitledger.SparkTestSession;

/** Formulas as Spark expressions say what the plain ones say, and null where those have none. */
class FormulaColumnsSparkTest {
  private static final int PRODUCTS = 40;
  private static final String UNKNOWN = "0100";
  private static final BigDecimal ZERO = BigDecimal.ZERO;

  private static final StructType SCHEMA =
      new StructType()
          .add("k", DataTypes.StringType)
          .add("x", DataTypes.createDecimalType(18, 3))
          .add("m", DataTypes.createDecimalType(18, 3))
          .add("w", DataTypes.createDecimalType(18, 3))
          .add("q0", DataTypes.createDecimalType(18, 3))
          .add("q1", DataTypes.createDecimalType(18, 3));

  private static final Column X = col("x");
  private static final Column M = col("m");
  private static final Column W = col("w");

  private final Map<String, BigDecimal> exports = new TreeMap<>();
  private final Map<String, BigDecimal> imports = new TreeMap<>();
  private final Map<String, BigDecimal> world = new TreeMap<>();
  private final Map<String, Traded> sold = new TreeMap<>();
  private final Map<String, Traded> soldLater = new TreeMap<>();
  private final List<Row> rows = new ArrayList<>();

  /** A seventh of values are zero; the world does not trade one product. */
  FormulaColumnsSparkTest() {
    SplittableRandom random = new SplittableRandom(2014);
    for (String k : Samples.codes("0", PRODUCTS)) {
      BigDecimal x = k.equals(UNKNOWN) ? ZERO : moneyOrZero(random);
      BigDecimal m = moneyOrZero(random);
      BigDecimal w = k.equals(UNKNOWN) ? ZERO : x.add(moneyOrZero(random));
      BigDecimal q0 = moneyOrZero(random);
      BigDecimal q1 = moneyOrZero(random);
      exports.put(k, x);
      imports.put(k, m);
      world.put(k, w);
      sold.put(k, Traded.of(x, q0, "kg"));
      soldLater.put(k, Traded.of(m, q1, "kg"));
      rows.add(RowFactory.create(k, x, m, w, q0, q1));
    }
  }

  @Test
  void formulasOfARowAreThePlainOnes() {
    Column x = lit(total(exports));
    Column m = lit(total(imports));
    Column w = lit(total(world));
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("balassa", RevealedAdvantage.balassa(X, x, W, w));
    columns.put("symmetric", RevealedAdvantage.symmetric(X, x, W, w));
    columns.put("normalised", RevealedAdvantage.normalised(X, x, W, w));
    columns.put("wits", TradeIntensity.wits(X, x, W, w));
    columns.put("kojima", TradeIntensity.kojima(X, x, M, m));
    columns.put("grubel lloyd", IntraIndustryTrade.grubelLloyd(X, M));
    columns.put("lafay", Lafay.index(X, M, x.minus(m), x.plus(m)));
    columns.put("cdi2", EuDependency.cdi2(X, M));
    columns.put("ratio", ImportsToExports.ratio(M, X));
    columns.put("log growth", Stability.logGrowth(M, X));
    columns.put("bias", Complementarity.bias(M.cast("double"), X.cast("double")));
    Map<String, Map<String, Outcome>> plain = new TreeMap<>();
    plain.put("balassa", RevealedAdvantage.balassa(exports, world));
    plain.put("symmetric", RevealedAdvantage.symmetric(exports, world));
    plain.put("normalised", RevealedAdvantage.normalised(exports, world));
    plain.put("lafay", Lafay.index(exports, imports));
    for (String k : exports.keySet()) {
      BigDecimal own = exports.get(k);
      BigDecimal in = imports.get(k);
      put(plain, "wits", k, TradeIntensity.wits(own, total(exports), world.get(k), total(world)));
      put(plain, "kojima", k, TradeIntensity.kojima(own, total(exports), in, total(imports)));
      put(plain, "grubel lloyd", k, IntraIndustryTrade.grubelLloyd(own, in));
      put(plain, "cdi2", k, EuDependency.cdi2(own, in));
      put(plain, "ratio", k, new ImportsToExports(in, own).ratio());
      put(plain, "log growth", k, logGrowth(own, in));
      put(plain, "bias", k, Complementarity.bias(Exact.outcome(in), Exact.outcome(own)));
    }
    List<Row> found = table(rows).select(selected(columns)).collectAsList();
    assertThat(found).hasSize(PRODUCTS);
    for (Row row : found) {
      for (String name : columns.keySet()) {
        same(name, plain.get(name).get(row.<String>getAs("k")), row.getAs(name));
      }
    }
  }

  @Test
  void formulasOverRowsAreThePlainOnes() {
    MatchedProducts matched = MatchedProducts.of(sold, soldLater);
    assertThat(matched.pairs()).hasSizeBetween(10, PRODUCTS - 1);
    Map<String, Outcome> plain = new TreeMap<>();
    plain.put("michaely", Complementarity.michaely(exports, imports));
    plain.put("drysdale", Complementarity.drysdaleGarnaut(exports, imports, world));
    plain.put("similarity", ExportSimilarity.fingerKreinin(exports, world));
    plain.put("lawrence", StructuralChange.lawrence(exports, imports));
    plain.put("grubel lloyd", IntraIndustryTrade.grubelLloyd(exports, imports));
    plain.put("herfindahl", Concentration.herfindahl(exports.values()));
    plain.put("normalised", Concentration.normalised(exports.values(), PRODUCTS));
    plain.put("unctad", Concentration.unctad(exports.values(), PRODUCTS));
    plain.put("laspeyres", IndexFormula.LASPEYRES.price(matched));
    plain.put("paasche", IndexFormula.PAASCHE.price(matched));
    plain.put("fisher", IndexFormula.FISHER.price(matched));
    plain.put("tornqvist", IndexFormula.TORNQVIST.price(matched));
    plain.put("volume", IndexFormula.FISHER.quantity(matched));
    HummelsKlenow margins = HummelsKlenow.of(sold, soldLater);
    plain.put("extensive", margins.extensive());
    plain.put("intensive", margins.intensive());
    EntryExit moves = EntryExit.of(exports, imports);
    plain.put("continuing", Exact.outcome(moves.continuing()));
    plain.put("entry", Exact.outcome(moves.entry()));
    plain.put("exit", Exact.outcome(moves.exit()));
    plain.put("demand", AddressedDemand.index(markets(exports), markets(world), markets(imports)));
    plain.put("variation", Stability.coefficientOfVariation(exports.values()));
    assertThat(plain).allSatisfy((name, o) -> assertThat(o.value()).as(name).isPresent());
    Row found = table(rows).agg(lit(0), overRows()).head();
    plain.forEach((name, outcome) -> same(name, outcome, number(found, name)));
  }

  @Test
  void theOrderOfRowsDoesNotChangeAByte() {
    Row found = table(rows).agg(lit(0), overRows()).head();
    for (int seed = 0; seed < 5; seed++) {
      List<Row> shuffled = new ArrayList<>(rows);
      Collections.shuffle(shuffled, new Random(seed));
      Dataset<Row> parts = table(shuffled).repartition(1 + seed);
      assertThat(parts.agg(lit(0), overRows()).head()).isEqualTo(found);
    }
  }

  @Test
  void withoutRowsOrTradeThereIsNull() {
    List<Row> zeros = List.of(RowFactory.create("a", ZERO, ZERO, ZERO, ZERO, ZERO));
    Row found = table(zeros).agg(lit(0), overRows()).head();
    for (String name : List.of("herfindahl", "grubel lloyd", "fisher", "tornqvist", "demand")) {
      assertThat(found.<Object>getAs(name)).as(name).isNull();
    }
    assertThat(number(found, "entry")).isEqualTo(0.0);
    Row none = table(List.of()).agg(lit(0), overRows()).head();
    for (String name : List.of("herfindahl", "grubel lloyd", "laspeyres", "demand", "variation")) {
      assertThat(none.<Object>getAs(name)).as(name).isNull();
    }
  }

  @Test
  void aMissingValueIsNotZero() {
    List<Row> missing = new ArrayList<>(rows);
    missing.add(RowFactory.create("0999", null, BigDecimal.ONE, BigDecimal.ONE, null, null));
    Row found = table(missing).agg(lit(0), overRows()).head();
    for (String name :
        List.of("michaely", "similarity", "lawrence", "grubel lloyd", "continuing", "demand")) {
      assertThat(found.<Object>getAs(name)).as(name).isNull();
    }
    assertThat(found.<Object>getAs("fisher")).as("an unmatched product is left out").isNotNull();
  }

  private Column[] overRows() {
    Column share = X.cast("double").divide(lit(total(exports).doubleValue()));
    Column importShare = M.cast("double").divide(lit(total(imports).doubleValue()));
    Column worldShare = W.cast("double").divide(lit(total(world).doubleValue()));
    Column squares = sum(X.multiply(X));
    Column price = IndexColumns.priceRelative(X, col("q0"), M, col("q1"));
    Column volume = IndexColumns.quantityRelative(X, col("q0"), M, col("q1"));
    return new Column[] {
      Complementarity.michaely(share, importShare).as("michaely"),
      Complementarity.drysdaleGarnaut(share, importShare, worldShare).as("drysdale"),
      ExportSimilarity.fingerKreinin(share, worldShare).as("similarity"),
      StructuralChange.lawrence(share, importShare).as("lawrence"),
      IntraIndustryTrade.grubelLloydOver(X, M).as("grubel lloyd"),
      Concentration.herfindahl(squares, sum(X)).as("herfindahl"),
      Concentration.normalised(squares, sum(X), lit(PRODUCTS)).as("normalised"),
      Concentration.unctad(squares, sum(X), lit(PRODUCTS)).as("unctad"),
      IndexColumns.laspeyres(price, X).as("laspeyres"),
      IndexColumns.paasche(price, M).as("paasche"),
      IndexColumns.fisher(price, X, M).as("fisher"),
      IndexColumns.tornqvist(price, X, M).as("tornqvist"),
      IndexColumns.fisher(volume, X, M).as("volume"),
      HummelsKlenow.extensive(X, M).as("extensive"),
      HummelsKlenow.intensive(X, M).as("intensive"),
      EntryExit.continuing(X, M).as("continuing"),
      EntryExit.entry(X, M).as("entry"),
      EntryExit.exit(X, M).as("exit"),
      AddressedDemand.index(X, W, M).as("demand"),
      Stability.coefficientOfVariation(X).as("variation"),
    };
  }

  private static Dataset<Row> table(List<Row> rows) {
    return SparkTestSession.get().createDataFrame(rows, SCHEMA);
  }

  private static Column[] selected(Map<String, Column> columns) {
    List<Column> selected = new ArrayList<>(List.of(col("k")));
    columns.forEach((name, column) -> selected.add(column.as(name)));
    return selected.toArray(new Column[0]);
  }

  private static void same(String name, Outcome plain, Double found) {
    if (plain.isPresent()) {
      double expected = plain.orElseThrow();
      assertThat(found)
          .as(name)
          .isNotNull()
          .isCloseTo(expected, within(1e-12 * Math.abs(expected)));
    } else {
      assertThat(found).as("%s: %s", name, plain.reason()).isNull();
    }
  }

  private static Double number(Row row, String name) {
    Object value = row.getAs(name);
    return value == null ? null : ((Number) value).doubleValue();
  }

  private static Outcome logGrowth(BigDecimal before, BigDecimal after) {
    Outcome ratio = new ImportsToExports(after, before).ratio();
    return after.signum() > 0 ? ratio.map(StrictMath::log) : Outcome.none("no trade");
  }

  private static void put(
      Map<String, Map<String, Outcome>> plain, String name, String k, Outcome outcome) {
    plain.computeIfAbsent(name, n -> new TreeMap<>()).put(k, outcome);
  }

  private static Map<Market, BigDecimal> markets(Map<String, BigDecimal> values) {
    Map<Market, BigDecimal> markets = new TreeMap<>();
    values.forEach((k, v) -> markets.put(new Market(k, "IND"), v));
    return markets;
  }

  private static BigDecimal total(Map<String, BigDecimal> values) {
    return Exact.sum(values.values());
  }

  private static BigDecimal moneyOrZero(SplittableRandom random) {
    return random.nextInt(7) == 0 ? ZERO : Samples.money(random);
  }
}
