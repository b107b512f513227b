package org.summitledger.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitledger.source.ShippedData;
import org.summitledger.source.TestRows;

class SectorLookupTest {
  /**
   * Until HS2017, 850001 held what HS2022 parts into 850001 and 850002; 840001 held what is now in
   * 840001 and 850003; 870001 was 879999; 860001 went on under its code.
   */
  private static final String LINKS =
      """
      newer_revision,newer_code,older_revision,older_codes
      HS2022,850001,HS2017,850001
      HS2022,850002,HS2017,850001
      HS2022,840001,HS2017,840001
      HS2022,850003,HS2017,840001
      HS2022,870001,HS2017,879999
      HS2017,879999,HS2012,871111|872222
      """;

  private static final String PRODUCTS =
      """
      scheme,sector,hs_prefix,hs_revision,recorded_on
      HS2,electrical,85,,
      HS6,machines,84,,
      HS6,chips,85,,
      HS6,cars,8700,,
      HS6,other,86,,
      HS6,other,87,,
      """;

  private static final Set<String> NEWEST =
      Set.of("840001", "850001", "850002", "850003", "850009", "860001", "870001");

  @TempDir Path folder;
  private SectorLookup lookup;

  @BeforeEach
  void read() throws Exception {
    lookup = lookup(PRODUCTS);
  }

  @Test
  void aProductIsInTheSectorOfTheCodeThatItBecame() {
    assertThat(lookup.sectorOf("879999", "HS2017")).isEqualTo("cars");
    assertThat(lookup.sectorOf("872222", "HS2012")).isEqualTo("cars");
  }

  @Test
  void aProductThatWasSplitInsideASectorIsInThatSector() {
    assertThat(lookup.sectorOf("850001", "HS2017")).isEqualTo("chips");
  }

  @Test
  void aProductThatWasSplitBetweenSectorsIsNotCarried() {
    assertThat(lookup.sectorOf("840001", "HS2017")).isEqualTo(Sectors.NOT_CARRIED);
    assertThat(lookup.sectorOf("840001", "HS2022")).isEqualTo("machines");
  }

  @ParameterizedTest
  @CsvSource({"870001, HS2017", "860001, HS2002", "123456, HS2017", "879999, HS2012"})
  void aProductThatIsNotOfItsRevisionOrOfNoneThatIsLinkedIsNotCarried(
      String product, String revision) {
    assertThat(lookup.sectorOf(product, revision)).isEqualTo(Sectors.NOT_CARRIED);
  }

  @Test
  void aPrefixOfTheProductsOwnRevisionDecidesBeforeAnythingIsCarried() throws Exception {
    SectorLookup stated = lookup(PRODUCTS + "HS6,machines,840001,HS2017,\n");
    assertThat(stated.sectorOf("840001", "HS2017")).isEqualTo("machines");
    assertThat(stated.sectorOf("840001", "HS2012")).isEqualTo("machines");
  }

  @Test
  void aPrefixOfAnOlderRevisionSaysNothingOfTheNewest() throws Exception {
    SectorLookup stated = lookup(PRODUCTS + "HS6,cars,8600,HS2017,\n");
    assertThat(stated.sectorOf("860001", "HS2022")).isEqualTo("other");
    assertThat(stated.sectorOf("860001", "HS2017")).isEqualTo("cars");
  }

  @Test
  void aPrefixMayBeOfSeveralRevisions() throws Exception {
    SectorLookup stated = lookup(PRODUCTS + "HS6,cars,8400,HS2012|HS2017,\n");
    assertThat(stated.sectorOf("840001", "HS2012")).isEqualTo("cars");
    assertThat(stated.sectorOf("840001", "HS2017")).isEqualTo("cars");
    assertThat(stated.sectorOf("840001", "HS2022")).isEqualTo("machines");
  }

  @ParameterizedTest
  @CsvSource({
    "840110, HS2017, capital_goods",
    "847130, HS2012, ict",
    "854231, HS2007, semiconductors",
    "903082, HS2017, semiconductors",
    "870323, HS2012, transport_equipment",
    "210690, HS2017, not_carried"
  })
  void shippedMachinesStayInTheirSectorThoughWasteLeftTheirCodes(
      String product, String revision, String sector) {
    assertThat(ShippedData.reference().sectors().lookup().sectorOf(product, revision))
        .isEqualTo(sector);
  }

  @Test
  void aProductWhoseRevisionIsNotStatedIsLookedUpAsItStands() {
    assertThat(lookup.sectorOf("840001", null)).isEqualTo("machines");
    assertThat(lookup.sectorOf("879999", null)).isEqualTo("other");
  }

  @Test
  void nationalLinesGoWithTheirSubheading() {
    assertThat(lookup.sectorOf("87999910", "HS2017")).isEqualTo("cars");
    assertThat(lookup.sectorOf("840001123", "HS2017")).isEqualTo(Sectors.NOT_CARRIED);
  }

  @Test
  void aHeadingIsInTheSectorOfAllItsSubheadings() {
    assertThat(lookup.sectorOf("8799", "HS2017")).isEqualTo("cars");
    assertThat(lookup.sectorOf("8500", "HS2017")).isEqualTo("chips");
  }

  @Test
  void aHeadingWithSubheadingsOfSeveralSectorsIsUnallocated() throws Exception {
    SectorLookup mixed = lookup(PRODUCTS + "HS6,cars,850009,,\n");
    assertThat(mixed.sectorOf("8500", "HS2017")).isEqualTo(Sectors.UNALLOCATED);
    assertThat(mixed.sectorOf("8500", "HS2022")).isEqualTo(Sectors.UNALLOCATED);
  }

  @Test
  void chaptersAndTotalsAreTheSameInEveryRevision() {
    assertThat(lookup.sectorOf("85", "HS2002")).isEqualTo("electrical");
    assertThat(lookup.sectorOf("TOTAL", "HS2017")).isEqualTo(Sectors.ALL);
  }

  @Test
  void aLookupThatWasSentToATaskAnswersAsBefore() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(lookup);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      SectorLookup sent = (SectorLookup) in.readObject();
      assertThat(sent.sectorOf("872222", "HS2012")).isEqualTo("cars");
    }
  }

  /** As decision 0029 says. */
  @ParameterizedTest
  @CsvSource({"HS2017, 8", "HS2012, 33", "HS2007, 38"})
  void shippedSubheadingsThatNoSectorTakesWholeAreFew(String revision, int notCarried) {
    Products products = new Products(ShippedData.rows("reference", "products"));
    Concordance concordance =
        Concordance.of(
            ShippedData.rows("reference", "hs_correlations"),
            products.subheadings(Sectors.REVISION));
    SectorLookup shipped = ShippedData.reference().sectors().lookup();

    assertThat(concordance.codes(revision))
        .filteredOn(code -> shipped.sectorOf(code, revision).equals(Sectors.NOT_CARRIED))
        .hasSize(notCarried);
  }

  @Test
  void shippedPhotovoltaicCellsOf2017AreCleanEnergyAsTheDefinitionSays() {
    SectorLookup shipped = ShippedData.reference().sectors().lookup();
    assertThat(shipped.sectorOf("854140", "HS2017")).isEqualTo("clean_energy");
    assertThat(shipped.sectorOf("854140", "HS2007")).isEqualTo("clean_energy");
  }

  private SectorLookup lookup(String products) throws Exception {
    return SectorLookup.of(
        TestRows.rows(folder, products),
        Concordance.of(TestRows.rows(folder, LINKS), NEWEST),
        HsWeights.none());
  }
}
