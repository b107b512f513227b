package org.summitledger.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.lake.ProductSums.ProductSum;
import org.summitledger.source.Flow;
import org.summitledger.source.FlowBatch.Codes.Period;
import org.summitledger.source.FlowBatch.Codes.Product;
import org.summitledger.source.FlowCodes;

class ProductSumsTest {
  private static final Scope STATED = new Scope(false, false);
  private static final Scope ADDED_UP = new Scope(true, false);

  /** Whose trade with whom is followed, written out. */
  private static final Set<String> FOLLOWED =
      Set.of(
          "IND JPN", "IND USA", "JPN IND", "USA IND", "IND WLD", "JPN WLD", "USA WLD", "NRU WLD");

  private static List<ProductSum> sums(List<List<Flow>> parts, Scope scope) {
    FlowCodes codes = new FlowCodes();
    ProductSums sums = new ProductSums(codes, RandomTrade.GROUPING, scope);
    for (List<Flow> part : parts) {
      sums.add(codes.batch(part), RandomTrade.units(part));
    }
    return sums.sums();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aWorldThatAFileStatesIsAsItIsStated(int seed) {
    RandomTrade trade = RandomTrade.withWorld(seed, "import", "export");
    List<Flow> flows = trade.flows(4000);

    assertThat(sums(trade.shuffled(trade.parts(flows)), STATED))
        .containsExactlyInAnyOrderElementsOf(added(flows, false));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aWorldThatAFileDoesNotStateIsTheSumOfAllPartners(int seed) {
    RandomTrade trade = new RandomTrade(seed, "import", "export");
    List<Flow> flows = trade.flows(4000);
    List<ProductSum> expected = added(flows, false);
    expected.addAll(added(flows.stream().map(f -> with(f, f.reporter(), "WLD")).toList(), true));

    assertThat(sums(trade.shuffled(trade.parts(flows)), ADDED_UP))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static Flow with(Flow f, String reporter, String partner) {
    return new Flow(
        f.line(),
        f.frequency(),
        f.periodStart(),
        f.periodEnd(),
        reporter,
        partner,
        f.flow(),
        f.product(),
        f.hsRevision(),
        f.value(),
        f.valuation(),
        f.quantity(),
        f.quantityUnit());
  }

  /** The same sums, in the plainest way. */
  private static List<ProductSum> added(List<Flow> flows, boolean isDerived) {
    Map<ProductSum, List<Flow>> cells = new LinkedHashMap<>();
    for (Flow flow : flows) {
      if (FOLLOWED.contains(flow.reporter() + " " + flow.partner())) {
        cells.computeIfAbsent(cell(flow, isDerived), c -> new ArrayList<>()).add(flow);
      }
    }
    List<ProductSum> sums = new ArrayList<>();
    cells.forEach((cell, lines) -> sums.add(sum(cell, lines)));
    return sums;
  }

  private static ProductSum cell(Flow flow, boolean isDerived) {
    return new ProductSum(
        new Period(flow.periodStart(), flow.periodEnd()),
        flow.reporter(),
        flow.partner(),
        flow.flow(),
        new Product(flow.product(), flow.hsRevision()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        isDerived);
  }

  private static ProductSum sum(ProductSum cell, List<Flow> lines) {
    List<Flow> valued = lines.stream().filter(f -> f.value() != null).toList();
    List<Flow> both = valued.stream().filter(ProductSumsTest::isMeasured).toList();
    List<String> units = both.stream().map(f -> f.quantityUnit()).distinct().toList();
    boolean oneUnit = units.size() == 1;
    return new ProductSum(
        cell.period(),
        cell.reporter(),
        cell.partner(),
        cell.flow(),
        cell.product(),
        total(valued.stream().map(f -> RandomTrade.thousandths(f.value()))),
        oneUnit
            ? total(both.stream().map(f -> RandomTrade.thousandths(f.quantity())))
            : Optional.empty(),
        oneUnit ? Optional.of(units.get(0)) : Optional.empty(),
        total(both.stream().map(f -> RandomTrade.thousandths(f.value()))),
        valued.size(),
        cell.isDerived());
  }

  /** A quantity of zero beside a value above zero is one that nobody stated. */
  private static boolean isMeasured(Flow flow) {
    return flow.quantity() != null && (flow.quantity().signum() > 0 || flow.value().signum() <= 0);
  }

  @Test
  void aQuantityOfZeroBesideAValueIsMissing() {
    ProductSum sum =
        sums(
                List.of(
                    List.of(
                        line("CHN", "10000.000", "100.000"),
                        line("KEN", "5000.000", "0.000"),
                        line("USA", "0.000", "0.000"))),
                ADDED_UP)
            .stream()
            .filter(ProductSum::isDerived)
            .findFirst()
            .orElseThrow();

    assertThat(sum.value()).contains(15_000_000L);
    assertThat(sum.valueWithQuantity()).as("what the quantity is of").contains(10_000_000L);
    assertThat(sum.quantity()).contains(100_000L);
  }

  private static Flow line(String partner, String value, String quantity) {
    LocalDate start = LocalDate.of(2018, 1, 1);
    return new Flow(
        2,
        "A",
        start,
        start.plusYears(1),
        "IND",
        partner,
        "import",
        "84",
        null,
        new java.math.BigDecimal(value),
        "CIF",
        new java.math.BigDecimal(quantity),
        "kg");
  }

  private static Optional<Long> total(Stream<Long> numbers) {
    return numbers.reduce(Math::addExact);
  }

  @Test
  void linesWhoseUnitIsTheFilesSayNothingOfIt() {
    FlowCodes codes = new FlowCodes();
    ProductSums sums = new ProductSums(codes, RandomTrade.GROUPING, STATED);
    List<Flow> flows = RandomTrade.withWorld(7, "import").flows(500);
    sums.add(codes.batch(flows), List.of());

    assertThat(sums.sums()).allMatch(s -> s.unit().isEmpty());
    assertThat(sums.sums()).anyMatch(s -> s.quantity().isPresent());
  }

  @Test
  void ofTheWholeWorldsTradeOnlyWhatPartiesReportIsAddedUp() {
    FlowCodes codes = new FlowCodes();
    Grouping others =
        new Grouping(RandomTrade.GROUPING.sectors(), Map.of(), Set.of("KEN"), Map.of());
    ProductSums sums = new ProductSums(codes, others, new Scope(true, true));
    sums.add(codes.batch(new RandomTrade(1, "import").flows(500)), List.of());

    assertThat(sums.sums()).isNotEmpty();
    assertThat(sums.sums()).allMatch(s -> s.reporter().equals("KEN") && s.partner().equals("WLD"));
  }

  @Test
  void aWorldThatIsPrintedAllTheSameIsNotAddedToItsParts() {
    LocalDate start = LocalDate.of(2018, 1, 1);
    Flow part =
        new Flow(
            2,
            "A",
            start,
            start.plusYears(1),
            "IND",
            "CHN",
            "import",
            "84",
            null,
            new java.math.BigDecimal("5.000"),
            "CIF",
            null,
            null);

    assertThat(sums(List.of(List.of(part, with(part, "IND", "WLD"))), ADDED_UP))
        .extracting(ProductSum::value)
        .containsExactly(Optional.of(5_000L));
  }
}
