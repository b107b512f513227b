package org.summitledger.report.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.summitledger.ShippedDatasets;
import org.summitledger.SparkTestSession;
import org.summitledger.commitment.Ledger;
import org.summitledger.lake.Grouping;
import org.summitledger.lake.Lake;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.TestLake;
import org.summitledger.lake.Vintages;
import org.summitledger.reference.ReferenceData;
import org.summitledger.report.dependency.SupplyChainDependency;
import org.summitledger.source.DataPackage;
import org.summitledger.source.Resource;

/** What the shipped files say of the parties of the shipped commitments. */
class ShippedTradeSparkTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-01");

  private static Trade trade;
  private static PartyTrade parties;

  @BeforeAll
  static void read() throws IOException {
    ReferenceData reference = ShippedDatasets.reference();
    Ledger ledger = ShippedDatasets.ledger(reference).asOf(DAY);
    Grouping grouping =
        new Grouping(
            reference.sectors().asOf(DAY),
            SupplyChainDependency.partners(ledger),
            ledger.parties(),
            ledger.counterparts());
    Lake lake = TestLake.create();
    List<LakeEntry> entries = new ArrayList<>();
    try (Stream<Path> folders = Files.list(ShippedDatasets.folder().resolve("trade"))) {
      for (Path folder : folders.sorted().toList()) {
        DataPackage data = DataPackage.read(folder);
        for (Resource resource : data.resources()) {
          entries.add(
              lake.add(
                  data.file(resource),
                  Optional.ofNullable(resource.layout()).orElseThrow().dated(() -> DAY),
                  data,
                  reference,
                  grouping,
                  1));
        }
      }
    }
    trade = new Trade(SparkTestSession.get(), lake, Vintages.asOf(entries, DAY), grouping);
    parties = new PartyTrade(trade, ledger);
  }

  @Test
  void indiasMachineryFromJapanIsAsTheProducerPrintsIt() {
    ProductSeries chapter84 =
        parties.productSeries().stream()
            .filter(s -> s.partner().equals("JPN"))
            .filter(s -> s.source().equals("tradestat") && s.flow().equals("import"))
            .filter(s -> s.reporter().equals("IND") && s.product().equals("84"))
            .findFirst()
            .orElseThrow();

    ProductSeries.Point year = chapter84.points().get(LocalDate.of(2018, 4, 1));
    assertThat(year.period()).isEqualTo("2018-19");
    assertThat(year.value()).contains(new BigDecimal("3413460000.000"));
    assertThat(year.quantity()).isEmpty();
    assertThat(chapter84.currency()).isEqualTo("USD");
    assertThat(chapter84.valuation()).isEqualTo("CIF");
    assertThat(chapter84.sector()).isEqualTo("machinery");
    assertThat(chapter84.listsAllProducts()).isTrue();
    assertThat(parties.worldBeside(chapter84).orElseThrow().points())
        .containsOnlyKeys(chapter84.points().keySet());
  }

  @Test
  void japansGraphiteHasItsPriceInDollarsAKilogram() {
    ProductSeries graphite =
        parties.productSeriesWithWorld().stream()
            .filter(s -> s.reporter().equals("JPN") && s.product().equals("2504"))
            .filter(s -> s.hsRevision().equals("HS2022"))
            .findFirst()
            .orElseThrow();

    ProductSeries.Point year = graphite.points().get(LocalDate.of(2024, 1, 1));
    assertThat(year.value()).contains(new BigDecimal("61473072.338"));
    assertThat(year.valueWithQuantity()).contains(new BigDecimal("61473072.338"));
    assertThat(year.quantity()).contains(new BigDecimal("44342977.608"));
    assertThat(year.unit()).contains("kg");
    assertThat(graphite.points()).hasSize(3);
    assertThat(graphite.listsAllProducts()).isFalse();
  }

  @Test
  void productsOfASectorAddUpToTheSector() {
    List<SectorSeries> sectors = parties.sectorSeriesWithCounterparts();
    for (SectorSeries sector : sectors) {
      sector
          .points()
          .forEach(
              (start, point) ->
                  assertThat(sum(sector, start))
                      .as(sector.sector() + " " + point.period())
                      .isEqualTo(point.value()));
    }
    assertThat(sectors).hasSizeGreaterThan(20);
  }

  private static Optional<BigDecimal> sum(SectorSeries sector, LocalDate start) {
    return parties.productSeries().stream()
        .filter(p -> p.partner().equals(sector.partner()))
        .filter(p -> p.listsAllProducts() && p.source().equals(sector.source()))
        .filter(p -> p.reporter().equals(sector.reporter()) && p.flow().equals(sector.flow()))
        .filter(p -> p.sector().equals(sector.sector()))
        .flatMap(p -> Optional.ofNullable(p.points().get(start)).stream())
        .flatMap(p -> p.value().stream())
        .reduce(BigDecimal::add);
  }

  @Test
  void everyPartyIsShownWithItsCounterpartsAndTheWorldOnly() {
    assertThat(
            trade.products().list().stream()
                .map(row -> row.getAs("reporter") + " " + row.getAs("partner"))
                .distinct())
        .containsExactlyInAnyOrder("IND JPN", "IND WLD", "JPN WLD");
  }

  @Test
  void noShippedFileHoldsTheWholeWorldsTrade() {
    assertThat(trade.coversWorldTrade()).isFalse();
    assertThat(trade.world().count()).isZero();
    assertThat(parties.world()).isEmpty();
  }
}
