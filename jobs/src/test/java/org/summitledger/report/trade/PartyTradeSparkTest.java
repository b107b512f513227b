package org.summitledger.report.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.summitledger.Found.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.summitledger.report.Night;
import org.summitledger.report.Promise;
import org.summitledger.report.trade.WorldTrade.InScheme;
import org.summitledger.report.trade.WorldTrade.Product;
import org.summitledger.report.trade.WorldTrade.ProductTotal;

/** Series of what parties of commitments report; Japan promises India something. */
class PartyTradeSparkTest {
  private static final String BACI = " partners=all world=none reporters=parties";

  private static PartyTrade trade(String lines) {
    return Night.with(Promise.named("p")).trade(lines).inputs().partyTrade();
  }

  private static List<String> of(List<SectorSeries> series) {
    return series.stream()
        .filter(s -> !s.sector().equals("defence_equipment"))
        .map(s -> String.join(" ", s.reporter(), s.partner(), s.flow(), s.sector(), s.frequency()))
        .toList();
  }

  @Test
  void aPartysSeriesAreOfEveryPartnerAndOfNobodyElse() {
    PartyTrade trade =
        trade(
            """
            IND JPN import 87 FY2014 10
            IND CHN import 87 FY2014 20
            JPN IND export 87 FY2014 9
            USA IND export 87 FY2014 5
            """);

    assertThat(of(trade.sectorSeries()))
        .containsExactly(
            "IND CHN import vehicles A", "IND JPN import vehicles A", "JPN IND export vehicles A");
  }

  @Test
  void aSeriesHasAPointForEveryPeriodThatIsStatedAndABlankHasNoValue() {
    SectorSeries series =
        trade(
                """
                IND JPN import 87 FY2016 30
                IND JPN import 87 FY2014 10
                IND JPN import 87 FY2015 -
                """)
            .sectorSeries()
            .stream()
            .filter(s -> s.sector().equals("vehicles"))
            .findFirst()
            .orElseThrow();

    assertThat(series.points().values())
        .extracting(SectorSeries.Point::period, SectorSeries.Point::value)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("2014-15", Optional.of(money("10"))),
            org.assertj.core.api.Assertions.tuple("2015-16", Optional.empty()),
            org.assertj.core.api.Assertions.tuple("2016-17", Optional.of(money("30"))));
    assertThat(series.valuation()).isEqualTo("CIF");
    assertThat(series.measureRelation()).isEqualTo("direct");
  }

  @Test
  void aSeriesGoesOnWhereWeightsDivideItsOlderProducts() {
    PartyTrade trade =
        Night.with(Promise.named("p"))
            .withWeights()
            .trade(
                """
                IND JPN import 854201 2017 10 revision=HS2017
                IND JPN import 854203 2018 4 revision=HS2022
                IND WLD import 854203 2017 90 revision=HS2022
                IND WLD import 854203 2018 80 revision=HS2022
                """)
            .inputs()
            .partyTrade();
    assertThat(of(trade.sectorSeries()))
        .filteredOn(s -> s.contains("JPN") && s.contains("chips"))
        .hasSize(1);
    SectorSeries chips =
        trade.sectorSeries().stream()
            .filter(s -> s.sector().equals("chips") && s.partner().equals("JPN"))
            .findFirst()
            .orElseThrow();

    assertThat(chips.points().values())
        .extracting(SectorSeries.Point::period, SectorSeries.Point::value)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("2017", Optional.of(money("3.0"))),
            org.assertj.core.api.Assertions.tuple("2018", Optional.of(money("4"))));
    assertThat(chips.measureRelation()).isEqualTo("proxy");
    assertThat(trade.worldBeside(chips).orElseThrow().measureRelation())
        .as("the world is not divided")
        .isEqualTo("direct");
  }

  @Test
  void aSectorThatCannotBeObservedSaysWhy() {
    assertThat(trade("IND JPN import 87 FY2014 10").sectorSeries())
        .filteredOn(s -> s.sector().equals("defence_equipment"))
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.measureRelation()).isEqualTo("not_observable");
              assertThat(s.note()).isEqualTo("the statistics hold no defence goods");
              assertThat(s.points().values()).allMatch(p -> p.value().isEmpty());
            });
  }

  @Test
  void whatIsNotComparableIsNotOneSeries() {
    PartyTrade trade =
        trade(
            """
            IND JPN import 87 FY2014 10
            IND JPN import 87 FY2015 10 source=other
            IND JPN import 87 FY2016 10 currency=INR
            IND JPN import 87 FY2017 10 valuation=FOB
            """);

    assertThat(of(trade.sectorSeries())).hasSize(4);
    assertThat(trade.sectorSeries()).allMatch(s -> s.points().size() == 1);
  }

  @Test
  void ofFiscalAndCalendarYearsThoseThatReachFurthestAreASeries() {
    PartyTrade trade =
        trade(
            """
            IND JPN import 87 FY2013 9
            IND JPN import 87 FY2014 10
            IND JPN import 87 2013 11
            IND JPN import 87 2014 12
            """);

    assertThat(trade.sectorSeries().stream().filter(x -> x.sector().equals("vehicles")))
        .singleElement()
        .extracting(x -> List.copyOf(x.points().keySet()))
        .isEqualTo(List.of(LocalDate.of(2013, 4, 1), LocalDate.of(2014, 4, 1)));
  }

  @Test
  void theWorldIsFoundBesideASeriesOfTheSameSourceAndSector() {
    PartyTrade trade =
        trade(
            """
            IND JPN import 87 FY2014 10
            IND JPN import 84 FY2014 10
            IND WLD import 87 FY2014 70
            IND WLD import 84 FY2014 90 source=other
            """);

    assertThat(of(trade.sectorSeriesWithCounterparts()))
        .containsExactly("IND JPN import machines A", "IND JPN import vehicles A");
    assertThat(of(trade.sectorSeriesWithWorld()))
        .containsExactly("IND WLD import machines A", "IND WLD import vehicles A");
    for (SectorSeries series : trade.sectorSeriesWithCounterparts()) {
      boolean isStated = !series.sector().equals("machines");
      assertThat(trade.worldBeside(series).isPresent()).as(series.sector()).isEqualTo(isStated);
    }
  }

  @Test
  void seriesCannotBeChanged() {
    SectorSeries series = trade("IND JPN import 87 FY2014 10").sectorSeries().get(0);

    assertThatThrownBy(() -> series.points().clear())
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage(null);
  }

  @Test
  void productsAreThoseOfCounterpartsAndTheWorldWithTheirQuantities() {
    PartyTrade trade =
        trade(
            """
            IND JPN import 87 FY2014 10 quantity=2 unit=t
            IND JPN import 87 FY2015 - quantity=3 unit=t
            IND WLD import 87 FY2014 70
            IND CHN import 87 FY2014 60
            IND JPN import 854231 FY2014 5 revision=HS2022 quantity=4 unit=kg
            """);

    assertThat(trade.productSeries())
        .extracting(s -> s.partner() + " " + s.product() + " " + s.hsRevision() + " " + s.sector())
        .containsExactly("JPN 854231 HS2022 chips", "JPN 87  vehicles", "WLD 87  vehicles");
    ProductSeries vehicles = trade.productSeries().get(1);
    assertThat(vehicles.points().values())
        .containsExactly(
            new ProductSeries.Point(
                LocalDate.of(2014, 4, 1),
                LocalDate.of(2015, 4, 1),
                "2014-15",
                Optional.of(money("10")),
                Optional.of(money("2")),
                Optional.of("t"),
                Optional.of(money("10")),
                1,
                false),
            new ProductSeries.Point(
                LocalDate.of(2015, 4, 1),
                LocalDate.of(2016, 4, 1),
                "2015-16",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                false));
    assertThat(vehicles.listsAllProducts()).isTrue();
    assertThat(trade.worldBeside(vehicles)).contains(trade.productSeriesWithWorld().get(0));
  }

  @Test
  void productsOfTwoRevisionsAreTwoSeries() {
    PartyTrade trade =
        trade(
            """
            IND JPN import 854231 2020 5 revision=HS2017
            IND JPN import 854231 2022 5 revision=HS2022
            """);

    assertThat(trade.productSeries())
        .extracting(ProductSeries::hsRevision)
        .containsExactly("HS2017", "HS2022");
  }

  @Test
  void theWorldsTradeIsSeenFromBothSides() {
    PartyTrade trade =
        trade(
            """
            IND JPN import 87 2018 10
            IND CHN import 87 2018 30
            KEN JPN import 87 2018 5
            KEN CHN import 84 2018 7
            """
                .replace("\n", BACI + "\n"));

    WorldTrade world = trade.world().get(0);
    InScheme vehicles = new InScheme("HS2", "vehicles");
    InScheme machines = new InScheme("HS2", "machines");
    assertThat(trade.world()).hasSize(1);
    assertThat(world.period()).isEqualTo("2018");
    assertThat(world.exportsValuation()).isEqualTo("CIF");
    assertThat(world.exports())
        .isEqualTo(
            Map.of(
                "JPN", Map.of(vehicles, money("15")),
                "CHN", Map.of(vehicles, money("30"), machines, money("7"))));
    assertThat(world.imports())
        .isEqualTo(
            Map.of(
                "IND", Map.of(vehicles, money("40")),
                "KEN", Map.of(vehicles, money("5"), machines, money("7"))));
    assertThat(world.bySector()).isEqualTo(Map.of(vehicles, money("45"), machines, money("7")));
    assertThat(world.exportsByProduct())
        .isEqualTo(Map.of("JPN", Map.of(new Product("87", ""), money("15"))));
    assertThat(world.exportsByImporter())
        .isEqualTo(
            Map.of(
                "JPN",
                Map.of("IND", Map.of(vehicles, money("10")), "KEN", Map.of(vehicles, money("5")))));
    assertThat(world.products().get(new Product("87", "")))
        .isEqualTo(
            new ProductTotal(
                "HS2",
                money("45"),
                2,
                money("45"),
                new BigDecimal("1125.000000"),
                Optional.of("CHN"),
                Optional.of(money("30"))));
  }

  @Test
  void periodsThatALaterReleaseStatesAnewAreOfThatRelease() {
    PartyTrade trade =
        Night.with(Promise.named("p"))
            .release(
                "2020-01-01",
                """
                IND JPN import 87 2017 1
                IND JPN import 87 2018 2
                """
                    .replace("\n", BACI + "\n"))
            .release("2021-01-01", "IND JPN import 87 2018 3" + BACI)
            .inputs()
            .partyTrade();

    assertThat(trade.world())
        .extracting(w -> w.period() + " " + w.bySector().values())
        .containsExactly("2017 [1.000]", "2018 [3.000]");
    assertThat(trade.productSeries().get(0).points().values())
        .extracting(p -> p.value().orElseThrow())
        .containsExactly(money("1"), money("3"));
    assertThat(trade.productSeriesWithWorld().get(0).points().values())
        .extracting(p -> p.value().orElseThrow() + " " + p.isDerived())
        .containsExactly("1.000 true", "3.000 true");
  }

  @Test
  void withoutAFileOfTheWorldsTradeThereIsNoWorld() {
    assertThat(trade("IND JPN import 87 2018 10").world()).isEmpty();
  }

  @Test
  void withoutCommitmentsNobodyIsAParty() {
    PartyTrade trade = Night.with().trade("IND JPN import 87 2018 10").inputs().partyTrade();

    assertThat(trade.sectorSeries()).isEmpty();
    assertThat(trade.productSeries()).isEmpty();
  }

  @Test
  void ofTwoDataflowsOfOneCellTheFirstByNameIsShown() {
    PartyTrade trade =
        trade(
            """
            IND JPN import 87 2018 10 dataflow=b file=a
            IND JPN import 87 2018 20 dataflow=a file=b
            IND JPN import 87 2019 30 dataflow=b file=a
            """);

    assertThat(trade.productSeries().get(0).points().values())
        .extracting(p -> p.value().orElseThrow())
        .containsExactly(money("20"), money("30"));
    assertThat(trade.sectorSeries().stream().filter(s -> s.sector().equals("vehicles")))
        .singleElement()
        .extracting(s -> s.points().values().stream().map(p -> p.value().orElseThrow()).toList())
        .isEqualTo(List.of(money("20"), money("30")));
  }

  @Test
  void whatTablesMakeOfItIsMadeOnceOfAKind() {
    PartyTrade trade = trade("IND JPN import 87 2018 10");
    AtomicInteger made = new AtomicInteger();

    for (int table = 0; table < 2; table++) {
      assertThat(trade.kept(Integer.class, t -> made.incrementAndGet())).isEqualTo(1);
      assertThat(trade.kept(String.class, t -> t.productSeries().get(0).product())).isEqualTo("87");
    }
  }

  /** Said before the driver runs out of memory, with what there is to do. */
  @Test
  void whatWouldNotFitIntoTheDriversMemoryIsRefused() {
    ReportInputs inputs =
        Night.with(Promise.named("p"))
            .trade(
                """
                IND JPN import 87 2017 10
                IND JPN import 87 2018 10
                IND JPN import 84 2018 10
                JPN IND export 87 2018 9 source=b
                """)
            .inputs();
    long figures =
        new PartyTrade(inputs.trade(), inputs.ledger())
            .productSeries().stream().mapToLong(s -> s.points().size()).sum();
    PartyTrade enough = new PartyTrade(inputs.trade(), inputs.ledger(), memory(figures * 1_000));
    PartyTrade tooLittle =
        new PartyTrade(inputs.trade(), inputs.ledger(), memory(figures * 1_000 - 1));

    assertThat(enough.productSeries()).isNotEmpty();
    assertThat(figures).isEqualTo(4);
    assertThatThrownBy(tooLittle::productSeries)
        .isInstanceOf(TooLargeException.class)
        .hasMessage(
            "Cannot collect 4 figures by product that parties of commitments report"
                + " (s IND A: 3, b JPN A: 1): they take some 1 MB, and the driver has 1 for all that"
                + " they report. Give the JVM more, with SUMMIT_LEDGER_JAVA_OPTS or"
                + " spark.driver.memory, or let the descriptor keep fewer periods or products.");
    assertThatThrownBy(new PartyTrade(inputs.trade(), inputs.ledger(), memory(0))::sectorSeries)
        .isInstanceOf(TooLargeException.class)
        .hasMessageStartingWith("Cannot collect ")
        .hasMessageContaining(" figures by sector ");
  }

  @Test
  void sectorsAndProductsShareTheDriversMemory() {
    ReportInputs inputs =
        Night.with(Promise.named("p")).trade("IND JPN import 87 2017 10").inputs();
    PartyTrade together = new PartyTrade(inputs.trade(), inputs.ledger(), memory(1_000));
    assertThat(together.productSeries()).hasSize(1);
    assertThatThrownBy(together::sectorSeries)
        .isInstanceOf(TooLargeException.class)
        .hasMessageContaining("the driver has 1 for all that they report, of which others take 1.");
  }

  private static DriverMemory memory(long bytes) {
    return new DriverMemory(bytes);
  }
}
