package org.summitledger.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.source.BadInputException;
import org.summitledger.source.ShippedData;
import org.summitledger.source.TableRow;
import org.summitledger.source.TestRows;

class SectorsTest {
  private static final String SECTORS =
      """
      scheme,sector,title,stands_for,measure_relation,note
      HS2,electrical,Electrical goods,chips|solar,proxy,Chapter 85 holds both
      HS6,chips,Semiconductors,,direct,
      HS6,solar,Photovoltaics,,direct,
      HS6,machines,Machinery,,direct,
      """;

  private static final String PRODUCTS =
      """
      scheme,sector,hs_prefix,hs_revision,recorded_on
      HS2,electrical,85,,
      HS6,machines,85,,
      HS6,chips,8541,,
      HS6,solar,854142,,
      HS6,chips,8542,,
      """;

  @TempDir Path folder;
  private Sectors sectors;

  @BeforeEach
  void read() throws Exception {
    sectors = sectors(PRODUCTS);
  }

  @ParameterizedTest
  @CsvSource({
    "85, electrical",
    "854142, solar",
    "85414299, solar",
    "854141, chips",
    "854231, chips",
    "8542, chips",
    "850110, machines",
    "8501, machines"
  })
  void theLongestPrefixOfTheSchemeOfTheLevelDecides(String product, String sector) {
    assertThat(sectors.lookup().sectorOf(product, null)).isEqualTo(sector);
  }

  @Test
  void aCodeTooShortToTellSectorsApartIsUnallocated() {
    assertThat(sectors.lookup().sectorOf("8541", null)).isEqualTo(Sectors.UNALLOCATED);
  }

  @Test
  void aProductThatNoPrefixHoldsIsUnallocated() {
    assertThat(sectors.lookup().sectorOf("010121", null)).isEqualTo(Sectors.UNALLOCATED);
    assertThat(sectors.lookup().sectorOf("01", null)).isEqualTo(Sectors.UNALLOCATED);
  }

  @Test
  void aPrefixThatOnlyRepeatsItsParentsSectorLeavesItWhole() throws Exception {
    Sectors repeated = sectors(PRODUCTS + "HS6,chips,854231,,\n");
    assertThat(repeated.lookup().sectorOf("8542", null)).isEqualTo("chips");
  }

  @Test
  void allProductsTogetherAreNoSectorOfAScheme() {
    assertThat(sectors.lookup().sectorOf("TOTAL", null)).isEqualTo(Sectors.ALL);
    assertThat(Sectors.schemeOf("TOTAL")).isEqualTo("TOTAL");
    assertThat(Sectors.schemeOf("HS2")).isEqualTo("HS2");
    assertThat(List.of("HS4", "HS6", "HS8", "HS9"))
        .extracting(Sectors::schemeOf)
        .containsOnly("HS6");
  }

  @Test
  void aCombinedSectorConcernsACommitmentToAnyOfItsParts() {
    Sector electrical = sectors.find("HS2", "electrical").orElseThrow();
    assertThat(electrical.concerns(List.of("solar", "steel"))).isTrue();
    assertThat(electrical.concerns(List.of("electrical"))).isTrue();
    assertThat(electrical.concerns(List.of("machines"))).isFalse();
    assertThat(electrical.concerns(List.of())).isFalse();
  }

  @Test
  void aSectorIsFoundInItsSchemeOnly() {
    assertThat(sectors.find("HS6", "chips")).isPresent();
    assertThat(sectors.find("HS2", "chips")).isEmpty();
    assertThat(sectors.all()).extracting(Sector::id).contains("electrical").hasSize(4);
  }

  @Test
  void productsInASectorThatIsNotThereAreRefused() {
    assertThatThrownBy(() -> sectors(PRODUCTS + "HS2,chips,84,,\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("table.csv:7 [sector]: REFERENCE_UNKNOWN")
        .hasMessageContaining("The scheme HS2 has no sector 'chips'")
        .hasMessageContaining("prefix 84");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HS6,solar,8542,,\n", "HS6,chips,8542,,\n"})
  void aPrefixThatIsPutInTwoSectorsAtOnceIsRefused(String second) {
    assertThatThrownBy(() -> sectors(PRODUCTS + second))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("table.csv:7 [hs_prefix]: DUPLICATE_KEY")
        .hasMessageContaining(
            "The scheme HS6 already puts prefix 8542 in sector 'chips' on line 6");
  }

  @Test
  void aPrefixIsInItsNewSectorFromTheDayThatIsRecorded() throws Exception {
    Sectors moved = sectors(PRODUCTS + "HS6,machines,8542,,2027-01-01\n");
    assertThat(moved.asOf(LocalDate.parse("2026-12-31")).lookup().sectorOf("854231", null))
        .isEqualTo("chips");
    assertThat(moved.asOf(LocalDate.parse("2027-01-01")).lookup().sectorOf("854231", null))
        .isEqualTo("machines");
  }

  @Test
  void aDefinitionWithoutADayIsUsedOnEveryDay() {
    Sectors early = sectors.asOf(LocalDate.parse("1990-01-01"));
    assertThat(early.lookup().sectorOf("854231", null)).isEqualTo("chips");
    assertThat(early.all()).isEqualTo(sectors.all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"HS2", "HS6"})
  void everyShippedProductIsInASectorOfItsScheme(String level) {
    Sectors shipped = ShippedData.reference().sectors();
    SectorLookup lookup = shipped.lookup();
    List<String> products =
        ShippedData.rows("reference", "products").stream()
            .filter(p -> p.text("product_level").equals(level))
            .map(p -> p.text("product"))
            .toList();
    assertThat(products).hasSizeGreaterThan(95);
    assertThat(products)
        .allSatisfy(
            product ->
                assertThat(shipped.find(level, lookup.sectorOf(product, null)))
                    .as(product)
                    .isPresent());
  }

  @Test
  void everyShippedPrefixOfAChapterStandsOnce() {
    List<TableRow> rows = ShippedData.rows("reference", "sector_products");
    List<String> chapters =
        rows.stream()
            .filter(r -> r.text("hs_prefix").length() == 2)
            .map(r -> r.text("scheme") + r.text("hs_prefix"))
            .toList();
    Set<String> listed =
        ShippedData.rows("reference", "products").stream()
            .filter(p -> p.text("product_level").equals("HS2"))
            .flatMap(p -> Stream.of("HS2" + p.text("product"), "HS6" + p.text("product")))
            .collect(Collectors.toSet());
    assertThat(chapters).doesNotHaveDuplicates().hasSameElementsAs(listed);
  }

  @Test
  void everyShippedSectorThatIsObservableHoldsProducts() {
    Set<String> used =
        ShippedData.rows("reference", "sector_products").stream()
            .map(r -> r.text("scheme") + " " + r.text("sector"))
            .collect(Collectors.toSet());
    for (Sector sector : ShippedData.reference().sectors().all()) {
      boolean observable = !sector.measureRelation().equals("not_observable");
      assertThat(used.contains(sector.scheme() + " " + sector.id()))
          .as("%s holds products", sector)
          .isEqualTo(observable);
    }
  }

  @Test
  void shippedCombinedSectorsStandForSectorsThatExist() {
    Sectors shipped = ShippedData.reference().sectors();
    List<Sector> combined = shipped.all().stream().filter(s -> !s.standsFor().isEmpty()).toList();
    assertThat(combined).isNotEmpty();
    assertThat(combined)
        .allSatisfy(
            s ->
                assertThat(s.standsFor())
                    .allSatisfy(id -> assertThat(shipped.find("HS6", id)).as(id).isPresent()));
  }

  private Sectors sectors(String products) throws IOException {
    return new Sectors(
        TestRows.rows(folder, SECTORS), TestRows.rows(folder, products), Concordance.none());
  }
}
