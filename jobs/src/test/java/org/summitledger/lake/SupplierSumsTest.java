package org.summitledger.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.lake.SupplierQuantities.Listed;
import org.summitledger.lake.SupplierQuantities.Quantities;
import org.summitledger.lake.SupplierSums.SupplierSum;
import org.summitledger.source.Flow;

class SupplierSumsTest {
  private static final Scope STATED = new Scope(false, false);
  private static final Scope ADDED_UP = new Scope(true, false);
  private static final LocalDate START = LocalDate.of(2018, 1, 1);

  private static List<SupplierSum> sums(List<Flow> flows, Scope scope) {
    Batches cells = Batches.of(flows).byCell();
    SupplierSums sums = new SupplierSums(cells.codes(), RandomTrade.GROUPING, scope);
    sums.add(cells.flows(), cells.units());
    return sums.sums();
  }

  private static Flow flow(String partner, String value, String quantity, String unit) {
    return flow(partner, value, quantity, unit, "HS2017");
  }

  private static Flow flow(
      String partner, String value, String quantity, String unit, String revision) {
    return new Flow(
        2,
        "A",
        START,
        START.plusYears(1),
        "IND",
        partner,
        "import",
        "854231",
        revision,
        new java.math.BigDecimal(value),
        "CIF",
        quantity.isEmpty() ? null : new java.math.BigDecimal(quantity),
        unit.isEmpty() ? null : unit);
  }

  private static SupplierSum one(Flow... flows) {
    List<SupplierSum> found = sums(List.of(flows), STATED);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @Test
  void quantitiesOfOneUnitAreAddedUpBesideValues() {
    SupplierSum sum =
        one(
            flow("CHN", "60.000", "6.000", "kg"),
            flow("JPN", "40.000", "9.000", "kg"),
            flow("WLD", "110.000", "17.000", "kg"));

    assertThat(sum.hsRevision()).contains("HS2017");
    assertThat(sum.quantities())
        .contains(
            new Quantities(
                Optional.of("kg"),
                2,
                Optional.of(17_000L),
                Optional.of(
                    new Listed(
                        15_000,
                        BigInteger.valueOf(117_000_000),
                        Optional.of("JPN"),
                        9_000,
                        Optional.of(9_000L)))));
    assertThat(sum.topSupplier()).contains("CHN");
  }

  @Test
  void aSupplierWithoutAQuantityLeavesTheWorldButNoSumOfSuppliers() {
    Quantities found =
        one(
                flow("CHN", "60.000", "6.000", "kg"),
                flow("JPN", "40.000", "", ""),
                flow("KEN", "1.000", "0.000", "kg"),
                flow("WLD", "110.000", "17.000", "kg"))
            .quantities()
            .orElseThrow();

    assertThat(found.measured()).isEqualTo(1);
    assertThat(found.world()).contains(17_000L);
    assertThat(found.listed()).isEmpty();
  }

  @Test
  void quantitiesOfSeveralUnitsHaveNoSum() {
    assertThat(one(flow("CHN", "60", "6", "kg"), flow("JPN", "40", "4", "u")).quantities())
        .isEmpty();
    assertThat(one(flow("CHN", "60", "6", "kg"), flow("WLD", "60", "4", "u")).quantities())
        .isEmpty();
    assertThat(one(flow("CHN", "60", "", "")).quantities()).isEmpty();
  }

  @Test
  void aQuantityWithoutAValueAboveZeroIsNoSupply() {
    Quantities found =
        one(
                flow("CHN", "60.000", "6.000", "kg"),
                flow("JPN", "0.000", "5.000", "kg"),
                flow("KEN", "-1.000", "5.000", "kg"))
            .quantities()
            .orElseThrow();

    assertThat(found.listed().orElseThrow().total()).isEqualTo(6_000);
    assertThat(found.world()).isEmpty();
  }

  @Test
  void aZeroOfTheSupplierThatIsFollowedIsItsValue() {
    assertThat(one(flow("JPN", "0.000", "", ""), flow("CHN", "9.000", "", "")).partnerValue())
        .contains(0L);
    assertThat(one(flow("CHN", "9.000", "", "")).partnerValue()).isEmpty();
  }

  @Test
  void ofTwoEqualQuantitiesTheFirstCodeIsNamed() {
    assertThat(
            one(flow("KEN", "1.000", "5.000", "kg"), flow("CHN", "9.000", "5.000", "kg"))
                .quantities()
                .flatMap(Quantities::listed)
                .flatMap(Listed::top))
        .contains("CHN");
  }

  @Test
  void aCodeThatAFileStatesInTwoRevisionsIsOfNone() {
    assertThat(
            one(flow("CHN", "1", "1", "kg", "HS2017"), flow("JPN", "1", "1", "kg", "HS2022"))
                .hsRevision())
        .isEmpty();
    assertThat(one(flow("CHN", "1", "1", "kg", "HS2022")).hsRevision()).contains("HS2022");
  }

  @Test
  void twoLinesOfOnePartnerAreOneSupplierIfBothHaveAQuantity() {
    Flow first = flow("CHN", "60.000", "6.000", "kg");
    assertThat(measured(first, flow("CHN", "1.000", "2.000", "kg"))).contains(8_000L);
    assertThat(measured(first, flow("CHN", "1.000", "", ""))).isEmpty();
    assertThat(measured(first, flow("CHN", "1.000", "2.000", "u"))).isEmpty();
  }

  private static Optional<Long> measured(Flow... flows) {
    return one(flows).quantities().flatMap(Quantities::listed).map(Listed::total);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void sumsOfAnyTradeAreThoseMadeInThePlainestWay(int seed) {
    List<Flow> flows = RandomTrade.withWorld(seed, "import", "export").flows(1500);
    Map<String, Quantities> expected = plain(flows, false);

    assertThat(found(sums(flows, STATED))).isEqualTo(expected);
    assertThat(expected).isNotEmpty();
    assertThat(expected.values()).anyMatch(q -> q.listed().isPresent());
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 7, 8})
  void whereTheWorldIsAddedUpSoIsItsWeight(int seed) {
    List<Flow> flows = new RandomTrade(seed, "import").flows(1500);

    assertThat(found(sums(flows, ADDED_UP))).isEqualTo(plain(flows, true));
  }

  private static SortedMap<String, Quantities> found(List<SupplierSum> sums) {
    SortedMap<String, Quantities> found = new TreeMap<>();
    sums.forEach(
        s ->
            s.quantities()
                .ifPresent(q -> found.put(s.period().start() + s.importer() + s.product(), q)));
    return found;
  }

  /** The same from lines by cell: period, importer, product, partner and revision. */
  private static SortedMap<String, Quantities> plain(List<Flow> flows, boolean addsUp) {
    Map<String, List<Flow>> cells =
        flows.stream()
            .filter(f -> f.flow().equals("import") && !f.product().equals("TOTAL"))
            .filter(f -> f.value() != null)
            .collect(
                Collectors.groupingBy(
                    f -> f.periodStart() + f.reporter() + f.product(),
                    TreeMap::new,
                    Collectors.toList()));
    SortedMap<String, Quantities> found = new TreeMap<>();
    cells.forEach((cell, lines) -> quantities(lines, addsUp).ifPresent(q -> found.put(cell, q)));
    return found;
  }

  private record Measured(String partner, Optional<Long> quantity, String unit) {}

  private static Optional<Quantities> quantities(List<Flow> lines, boolean addsUp) {
    List<Measured> cells = new ArrayList<>();
    lines.stream()
        .collect(
            Collectors.groupingBy(
                f -> f.partner() + Objects.requireNonNullElse(f.hsRevision(), ""),
                TreeMap::new,
                Collectors.toList()))
        .values()
        .forEach(cell -> measured(cell).ifPresent(cells::add));
    List<String> units =
        cells.stream()
            .filter(c -> c.quantity().isPresent())
            .map(Measured::unit)
            .distinct()
            .toList();
    if (units.size() != 1) {
      return Optional.empty();
    }
    List<Measured> partners = cells.stream().filter(c -> !c.partner().equals("WLD")).toList();
    List<Measured> known = partners.stream().filter(c -> c.quantity().isPresent()).toList();
    Optional<Listed> listed =
        known.size() == partners.size()
            ? Optional.of(listed(known, lines.get(0)))
            : Optional.empty();
    Optional<Long> world =
        cells.stream()
            .filter(c -> c.partner().equals("WLD"))
            .flatMap(c -> c.quantity().stream())
            .reduce(Long::sum);
    return Optional.of(
        new Quantities(
            Optional.of(units.get(0)),
            known.size(),
            addsUp ? listed.map(Listed::total) : world,
            listed));
  }

  /** A cell with a value above zero; its quantity where every line with a value has one. */
  private static Optional<Measured> measured(List<Flow> cell) {
    long value = cell.stream().mapToLong(f -> RandomTrade.thousandths(f.value())).sum();
    if (value <= 0) {
      return Optional.empty();
    }
    boolean isWhole =
        cell.stream().allMatch(f -> f.quantity() != null)
            && cell.stream().map(Flow::quantityUnit).distinct().count() == 1;
    long quantity =
        isWhole ? cell.stream().mapToLong(f -> RandomTrade.thousandths(f.quantity())).sum() : 0;
    return Optional.of(
        new Measured(
            cell.get(0).partner(),
            quantity > 0 ? Optional.of(quantity) : Optional.empty(),
            Objects.requireNonNullElse(cell.get(0).quantityUnit(), "")));
  }

  private static Listed listed(List<Measured> cells, Flow any) {
    List<Long> amounts = cells.stream().map(c -> c.quantity().orElseThrow()).toList();
    Optional<Measured> top =
        cells.stream()
            .max(
                Comparator.comparing((Measured c) -> c.quantity().orElseThrow())
                    .thenComparing(Measured::partner, Comparator.reverseOrder()));
    Optional<Long> followed =
        any.reporter().equals("IND")
            ? cells.stream()
                .filter(c -> c.partner().equals("JPN"))
                .flatMap(c -> c.quantity().stream())
                .reduce(Long::sum)
            : Optional.empty();
    return new Listed(
        amounts.stream().mapToLong(a -> a).sum(),
        amounts.stream()
            .map(a -> BigInteger.valueOf(a).multiply(BigInteger.valueOf(a)))
            .reduce(BigInteger.ZERO, BigInteger::add),
        top.map(Measured::partner),
        top.flatMap(Measured::quantity).orElse(0L),
        followed);
  }
}
