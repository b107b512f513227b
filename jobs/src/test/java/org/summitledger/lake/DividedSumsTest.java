package org.summitledger.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.summitledger.TestTables;
import org.summitledger.lake.SectorSums.SectorSum;
import org.summitledger.source.Flow;

/** Sums by sector of files in which stated weights divide products. */
class DividedSumsTest {
  private static final Grouping GROUPING =
      new Grouping(TestTables.sectorsWithWeights(), Map.of(), Set.of(), Map.of());
  private static final List<String> PARTNERS = List.of("CHN", "JPN", "KOR", "USA");

  /** Divided, not carried, carried as a whole to chips and to tools, and chips as they stand. */
  private static final List<String> PRODUCTS =
      List.of("854201", "854202", "854203", "850102", "85420199");

  private static Flow flow(String partner, String product, Optional<String> value) {
    return new Flow(
        2,
        "A",
        LocalDate.parse("2018-01-01"),
        LocalDate.parse("2019-01-01"),
        "IND",
        partner,
        "import",
        product,
        "HS2017",
        value.map(BigDecimal::new).map(v -> v.setScale(3)).orElse(null),
        "CIF",
        null,
        null);
  }

  private static Flow flow(String partner, String product, String value) {
    return flow(partner, product, Optional.of(value));
  }

  private static SectorSums sums(List<Flow> flows, Scope scope) {
    Batches batches = Batches.of(flows);
    return new SectorSums(new ProductSectors(GROUPING), batches.codes(), scope)
        .add(batches.flows());
  }

  private static List<SectorSum> of(Flow... flows) {
    return sums(List.of(flows), new Scope(true, false)).sums();
  }

  private static SectorSum one(List<SectorSum> sums, String partner, String sector) {
    List<SectorSum> found =
        sums.stream()
            .filter(s -> s.partner().equals(partner) && s.sector().equals(sector))
            .toList();
    assertThat(found).as("%s %s", partner, sector).hasSize(1);
    return found.get(0);
  }

  @Test
  void eachSectorGetsItsPartAndCountsTheProduct() {
    List<SectorSum> sums = of(flow("JPN", "854201", "1.001"), flow("JPN", "854203", "5"));
    SectorSum chips = one(sums, "JPN", "chips");
    assertThat(chips.value()).contains(5_300L);
    assertThat(chips.productsCounted()).isEqualTo(2);
    assertThat(chips.holdsParts()).isTrue();
    SectorSum tools = one(sums, "JPN", "tools");
    assertThat(tools.value()).contains(701L);
    assertThat(tools.productsCounted()).isEqualTo(1);
    assertThat(tools.holdsParts()).isTrue();
    assertThat(tools.productLevel()).isEqualTo("HS6");
    assertThat(tools.scheme()).isEqualTo("HS6");
  }

  @Test
  void aSectorOfWholeProductsHoldsNoParts() {
    assertThat(one(of(flow("JPN", "854203", "5")), "JPN", "chips").holdsParts()).isFalse();
    List<SectorSum> besideParts = of(flow("JPN", "854201", "1"), flow("CHN", "854203", "5"));
    assertThat(one(besideParts, "CHN", "chips").holdsParts()).isFalse();
    assertThat(one(besideParts, "WLD", "chips").holdsParts()).isTrue();
  }

  @Test
  void theWorldIsThePartnersPartsAndCountsAProductOnceASector() {
    List<SectorSum> sums =
        of(
            flow("JPN", "854201", "0.001"),
            flow("CHN", "854201", "0.001"),
            flow("KOR", "854201", "-0.005"));
    assertThat(one(sums, "JPN", "tools").value()).contains(1L);
    assertThat(one(sums, "KOR", "tools").value()).contains(-4L);
    assertThat(one(sums, "KOR", "chips").value()).contains(-1L);
    assertThat(one(sums, "WLD", "tools").value()).contains(-2L);
    assertThat(one(sums, "WLD", "chips").value()).contains(-1L);
    assertThat(one(sums, "WLD", "chips").productsCounted()).isEqualTo(1);
  }

  @Test
  void aBlankProductIsBlankInEachSector() {
    List<SectorSum> sums = of(flow("JPN", "854201", Optional.empty()));
    for (String sector : List.of("chips", "tools")) {
      assertThat(one(sums, "JPN", sector).value()).isEmpty();
      assertThat(one(sums, "JPN", sector).productsCounted()).isZero();
      assertThat(one(sums, "JPN", sector).holdsParts()).isFalse();
    }
  }

  @Test
  void whatNobodyStatesIsNotCarried() {
    List<SectorSum> sums = of(flow("JPN", "854202", "7"), flow("JPN", "854201", "10"));
    assertThat(one(sums, "JPN", "not_carried").value()).contains(7_000L);
    assertThat(one(sums, "JPN", "not_carried").holdsParts()).isFalse();
  }

  @Test
  void whateverTheMoneySectorsOfAPairAddUpToItHoweverTheFileIsCut() {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      List<Flow> flows = anyFlows(random);
      Map<String, Long> expected = new HashMap<>();
      for (Flow flow : flows) {
        if (flow.value() != null) {
          long money = flow.value().movePointRight(3).longValueExact();
          expected.merge(flow.partner(), money, Long::sum);
          expected.merge("WLD", money, Long::sum);
        }
      }
      List<SectorSum> whole = sums(flows, new Scope(true, false)).sums();
      Map<String, Long> found = new HashMap<>();
      for (SectorSum sum : whole) {
        sum.value().ifPresent(money -> found.merge(sum.partner(), money, Long::sum));
      }
      assertThat(found).isEqualTo(expected);
      assertThat(texts(inTwo(flows, random).sums())).isEqualTo(texts(whole));
    }
  }

  @Test
  void blankProductsAreCountedInEachSectorThatTheyReach() {
    List<SectorSum> sums =
        of(
            flow("JPN", "854201", Optional.empty()),
            flow("JPN", "854203", Optional.empty()),
            flow("JPN", "850102", "5"));

    assertThat(one(sums, "JPN", "chips").productsBlank()).isEqualTo(2);
    assertThat(one(sums, "JPN", "chips").productsCounted()).isZero();
    assertThat(one(sums, "JPN", "tools").productsBlank()).isEqualTo(1);
    assertThat(one(sums, "JPN", "tools").productsCounted()).isEqualTo(1);
  }

  @Test
  void aProductThatSomePartnerHasAValueOfIsNotBlankInTheWorld() {
    List<SectorSum> sums =
        of(
            flow("JPN", "854203", Optional.empty()),
            flow("CHN", "854203", "5"),
            flow("JPN", "85420199", Optional.empty()),
            flow("CHN", "85420199", Optional.empty()));

    assertThat(one(sums, "JPN", "chips").productsBlank()).isEqualTo(2);
    assertThat(one(sums, "CHN", "chips").productsBlank()).isEqualTo(1);
    assertThat(one(sums, "WLD", "chips").productsBlank()).isEqualTo(1);
    assertThat(one(sums, "WLD", "chips").productsCounted()).isEqualTo(1);
  }

  private static List<Flow> anyFlows(Random random) {
    List<Flow> flows = new ArrayList<>();
    for (String partner : PARTNERS) {
      for (String product : PRODUCTS) {
        long money = random.nextLong(1L << (1 + random.nextInt(50))) - (1L << random.nextInt(20));
        boolean isBlank = random.nextInt(8) == 0;
        flows.add(
            flow(
                partner,
                product,
                isBlank ? Optional.empty() : Optional.of(BigDecimal.valueOf(money, 3).toString())));
      }
    }
    return flows;
  }

  /** Two batches of one file, which share its codes, put together. */
  private static SectorSums inTwo(List<Flow> flows, Random random) {
    var codes = new org.summitledger.source.FlowCodes();
    int cut = 1 + random.nextInt(flows.size() - 1);
    Scope scope = new Scope(true, false);
    ProductSectors sectors = new ProductSectors(GROUPING);
    SectorSums sums = new SectorSums(sectors, codes, scope);
    for (List<Flow> part : List.of(flows.subList(cut, flows.size()), flows.subList(0, cut))) {
      var batch = codes.batch(part);
      sums.add(new SectorSums(sectors, KnownCodes.of(codes), scope).add(batch));
    }
    return sums;
  }

  private static Set<String> texts(List<SectorSum> sums) {
    Set<String> texts = new TreeSet<>();
    sums.forEach(s -> texts.add(s.toString()));
    return texts;
  }
}
