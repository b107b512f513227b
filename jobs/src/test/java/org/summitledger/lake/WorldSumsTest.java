package org.summitledger.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitledger.lake.WorldTotals.Between;
import org.summitledger.lake.WorldTotals.Exporters;
import org.summitledger.lake.WorldTotals.InSector;
import org.summitledger.lake.WorldTotals.Kind;
import org.summitledger.lake.WorldTotals.WorldSum;
import org.summitledger.reference.Sectors;
import org.summitledger.source.Flow;
import org.summitledger.source.FlowBatch;
import org.summitledger.source.FlowBatch.Codes.Period;
import org.summitledger.source.FlowBatch.Codes.Product;
import org.summitledger.source.FlowCodes;

class WorldSumsTest {
  private static final String BLANK = "" + FlowBatch.MISSING;

  /** Batches that are prepared apart, as reading threads do, and put together in another order. */
  private static List<WorldSum> sums(RandomTrade trade, List<Flow> flows) {
    FlowCodes codes = new FlowCodes();
    ProductSectors sectors = new ProductSectors(RandomTrade.GROUPING);
    List<WorldSums> parts = new ArrayList<>();
    for (List<Flow> part : trade.parts(flows)) {
      FlowBatch batch = codes.batch(part);
      parts.add(WorldSums.of(batch, sectors, codes));
    }
    WorldSums all = new WorldSums();
    trade.shuffled(parts).forEach(all::add);
    return WorldTotals.of(all, codes, sectors);
  }

  @ParameterizedTest
  @CsvSource({"1, import", "2, import", "3, export", "4, export"})
  void aFileOfOneDirectionShowsBothSidesOfEachTrade(int seed, String flow) {
    RandomTrade trade = RandomTrade.withWorld(seed, flow);
    List<Flow> flows = trade.flows(5000);

    assertThat(sums(trade, flows))
        .containsExactlyInAnyOrderElementsOf(new Plainly(flows, flow, flow).all());
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void aFileOfBothDirectionsShowsExportersInExportsAndImportersInImports(int seed) {
    RandomTrade trade = RandomTrade.withWorld(seed, "import", "export");
    List<Flow> flows = trade.flows(5000);

    assertThat(sums(trade, flows))
        .containsExactlyInAnyOrderElementsOf(new Plainly(flows, "export", "import").all());
  }

  @ParameterizedTest
  @CsvSource({"1, import", "2, import", "3, export"})
  void aPeriodOfOneDirectionShowsBothSidesOfItBesidePeriodsOfBoth(int seed, String only) {
    RandomTrade trade = RandomTrade.withWorld(seed, "import", "export");
    List<Flow> all = trade.flows(5000);
    LocalDate last =
        all.stream().map(Flow::periodStart).max(Comparator.naturalOrder()).orElseThrow();
    List<Flow> before = all.stream().filter(f -> f.periodStart().isBefore(last)).toList();
    List<Flow> ofLast =
        all.stream().filter(f -> f.periodStart().equals(last) && f.flow().equals(only)).toList();
    List<Flow> flows = Stream.concat(before.stream(), ofLast.stream()).toList();

    List<WorldSum> expected = new ArrayList<>(new Plainly(before, "export", "import").all());
    expected.addAll(new Plainly(ofLast, only, only).all());
    assertThat(before).isNotEmpty();
    assertThat(ofLast).isNotEmpty();
    assertThat(sums(trade, flows)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void pairsOfAPeriodOfOneDirectionAreKeptBesidePeriodsOfBoth() {
    RandomTrade trade = RandomTrade.withWorld(8, "import", "export");
    List<Flow> all = trade.flows(400);
    LocalDate last =
        all.stream().map(Flow::periodStart).max(Comparator.naturalOrder()).orElseThrow();
    List<Flow> flows =
        all.stream()
            .filter(f -> f.periodStart().isBefore(last) || f.flow().equals("import"))
            .toList();
    FlowCodes codes = new FlowCodes();
    ProductSectors sectors = new ProductSectors(RandomTrade.GROUPING);
    WorldSums sums = WorldSums.of(codes.batch(flows), sectors, codes);
    PairSums pairs = PairSums.of(sums, codes, sectors);
    Set<String> directions = new TreeSet<>();
    pairs.forEachPair(
        (e, i, p, in, value) ->
            directions.add(
                (start(pairs, p).equals(last.toString()) ? "last " : "before ") + pairs.flow(p)));

    assertThat(directions).containsExactly("before export", "last import");
  }

  @Test
  void linesSortedByExporterGiveTheSameAsInNoOrder() {
    RandomTrade trade = new RandomTrade(5, "import");
    List<Flow> flows = trade.flows(3000);
    List<Flow> sorted =
        flows.stream()
            .sorted(Comparator.comparing(Flow::partner).thenComparing(Flow::reporter))
            .toList();

    assertThat(sums(trade, sorted)).containsExactlyInAnyOrderElementsOf(sums(trade, flows));
  }

  @ParameterizedTest
  @CsvSource({"6, import", "7, export", "8, both"})
  void whatAnyCountrySellsToAnyOtherIsKept(int seed, String direction) {
    boolean isBoth = direction.equals("both");
    RandomTrade trade =
        RandomTrade.withWorld(
            seed, isBoth ? new String[] {"import", "export"} : new String[] {direction});
    List<Flow> flows = trade.flows(400);
    FlowCodes codes = new FlowCodes();
    ProductSectors sectors = new ProductSectors(RandomTrade.GROUPING);
    WorldSums all = new WorldSums();
    for (List<Flow> part : trade.parts(flows)) {
      all.add(WorldSums.of(codes.batch(part), sectors, codes));
    }
    PairSums sums = PairSums.of(all, codes, sectors);
    List<String> pairs = new ArrayList<>();
    List<String> bySector = new ArrayList<>();
    sums.forEachPair(
        (e, i, p, in, value) ->
            pairs.add(String.join(" ", e, i, start(sums, p), in.sector(), "" + value)));
    sums.forEachSector(
        (e, i, p, in, value) ->
            bySector.add(
                String.join(" ", e, i, start(sums, p), in.scheme(), in.sector(), "" + value)));

    Plainly plainly = new Plainly(flows, isBoth ? "export" : direction, "import");
    assertThat(sums.flow(0)).isEqualTo(isBoth ? "export" : direction);
    assertThat(pairs)
        .containsExactlyInAnyOrderElementsOf(plainly.pairs(f -> "all_products"))
        .isSorted();
    assertThat(bySector)
        .containsExactlyInAnyOrderElementsOf(
            plainly.pairs(f -> Plainly.scheme(f) + " " + Plainly.sector(f)));
    assertThat(pairs).anyMatch(line -> line.startsWith("CHN KEN"));
    assertThat(pairs).as("blank and known figures").anyMatch(l -> l.endsWith(BLANK));
    assertThat(pairs).anyMatch(l -> !l.endsWith(BLANK));
  }

  private static String start(PairSums sums, int period) {
    return sums.periods().get(period).start().toString();
  }

  @Test
  void aFileOfNothingHasNoPairs() {
    FlowCodes codes = new FlowCodes();
    PairSums sums = PairSums.of(new WorldSums(), codes, new ProductSectors(RandomTrade.GROUPING));
    List<String> found = new ArrayList<>();
    sums.forEachPair((e, i, p, in, value) -> found.add(e));
    sums.forEachSector((e, i, p, in, value) -> found.add(e));
    assertThat(found).isEmpty();
  }

  @Test
  void aFileOfNothingHasNoFigures() {
    assertThat(
            WorldTotals.of(
                new WorldSums(), new FlowCodes(), new ProductSectors(RandomTrade.GROUPING)))
        .isEmpty();
  }

  /** The same figures, in the plainest way. */
  private static final class Plainly {
    private final List<Flow> exporters;
    private final List<Flow> importers;
    private final List<WorldSum> found = new ArrayList<>();

    Plainly(List<Flow> flows, String exportersFlow, String importersFlow) {
      List<Flow> all = flows.stream().filter(f -> !f.partner().equals("WLD")).toList();
      this.exporters = all.stream().filter(f -> f.flow().equals(exportersFlow)).toList();
      this.importers = all.stream().filter(f -> f.flow().equals(importersFlow)).toList();
    }

    Collection<WorldSum> all() {
      bySector(Kind.EXPORTER_SECTOR, exporters, f -> between(exporter(f), null));
      bySector(Kind.IMPORTER_SECTOR, importers, f -> between(null, importer(f)));
      List<Flow> ofParties = exporters.stream().filter(f -> isParty(exporter(f))).toList();
      bySector(Kind.EXPORTER_IMPORTER_SECTOR, ofParties, f -> between(exporter(f), importer(f)));
      byProduct(Kind.EXPORTER_PRODUCT, ofParties, f -> between(exporter(f), null));
      byProduct(Kind.PRODUCT, exporters, f -> between(null, null));
      return found;
    }

    /** Between any two countries, by what else is said of a line. */
    List<String> pairs(Function<Flow, String> by) {
      List<String> lines = new ArrayList<>();
      cells(exporters, f -> String.join(" ", exporter(f), importer(f), start(f), by.apply(f)))
          .forEach(
              cell -> {
                Flow f = cell.get(0);
                boolean isBlank = cell.stream().anyMatch(line -> line.value() == null);
                String total = isBlank ? BLANK : "" + total(cell).orElseThrow();
                lines.add(String.join(" ", exporter(f), importer(f), start(f), by.apply(f), total));
              });
      return lines;
    }

    private static String start(Flow flow) {
      return flow.periodStart().toString();
    }

    private static boolean isParty(String country) {
      return RandomTrade.PARTIES.contains(country);
    }

    private static Between between(String exporter, String importer) {
      return new Between(Optional.ofNullable(exporter), Optional.ofNullable(importer));
    }

    private static String exporter(Flow flow) {
      return flow.flow().equals("import") ? flow.partner() : flow.reporter();
    }

    private static String importer(Flow flow) {
      return flow.flow().equals("import") ? flow.reporter() : flow.partner();
    }

    private void bySector(Kind kind, List<Flow> flows, Function<Flow, Between> between) {
      cells(flows, f -> List.of(period(f), between.apply(f), scheme(f), sector(f)))
          .forEach(
              lines -> {
                Flow any = lines.get(0);
                String level =
                    lines.stream()
                        .map(f -> Flow.levelOf(f.product()))
                        .min(Comparator.comparing(ProductSectors.LEVELS::indexOf))
                        .orElseThrow();
                found.add(
                    new WorldSum(
                        kind,
                        period(any),
                        any.flow(),
                        between.apply(any),
                        Optional.of(new InSector(scheme(any), sector(any), level)),
                        Optional.empty(),
                        total(lines),
                        hasBlanks(lines),
                        Optional.empty()));
              });
    }

    private void byProduct(Kind kind, List<Flow> flows, Function<Flow, Between> between) {
      cells(flows, f -> List.of(period(f), between.apply(f), product(f)))
          .forEach(
              lines -> {
                Flow any = lines.get(0);
                found.add(
                    new WorldSum(
                        kind,
                        period(any),
                        any.flow(),
                        between.apply(any),
                        Optional.empty(),
                        Optional.of(product(any)),
                        total(lines),
                        hasBlanks(lines),
                        kind == Kind.PRODUCT ? Optional.of(exporters(lines)) : Optional.empty()));
              });
    }

    private static Collection<List<Flow>> cells(List<Flow> flows, Function<Flow, ?> key) {
      return flows.stream()
          .collect(Collectors.groupingBy(key, HashMap::new, Collectors.toList()))
          .values();
    }

    private static Period period(Flow flow) {
      return new Period(flow.periodStart(), flow.periodEnd());
    }

    private static Product product(Flow flow) {
      return new Product(flow.product(), flow.hsRevision());
    }

    private static String scheme(Flow flow) {
      return Sectors.schemeOf(Flow.levelOf(flow.product()));
    }

    private static String sector(Flow flow) {
      return RandomTrade.GROUPING.lookup().sectorOf(flow.product(), flow.hsRevision());
    }

    private static Optional<Long> total(List<Flow> lines) {
      return lines.stream()
          .filter(f -> f.value() != null)
          .map(f -> RandomTrade.thousandths(f.value()))
          .reduce(Math::addExact);
    }

    private static boolean hasBlanks(List<Flow> lines) {
      return lines.stream().anyMatch(f -> f.value() == null);
    }

    private static Exporters exporters(List<Flow> lines) {
      Map<String, Long> sold = new TreeMap<>();
      lines.stream()
          .filter(f -> f.value() != null)
          .forEach(
              f -> sold.merge(exporter(f), RandomTrade.thousandths(f.value()), Math::addExact));
      sold.values().removeIf(value -> value <= 0);
      String top = null;
      for (String country : sold.keySet()) {
        if (top == null || sold.get(country) > sold.get(top)) {
          top = country;
        }
      }
      return new Exporters(
          sold.size(),
          sold.values().stream().reduce(0L, Math::addExact),
          sold.values().stream()
              .map(value -> BigInteger.valueOf(value).pow(2))
              .reduce(BigInteger.ZERO, BigInteger::add),
          Optional.ofNullable(top),
          top == null ? 0 : Objects.requireNonNull(sold.get(top)));
    }
  }
}
