package org.summitledger.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What misleads readers of each producer's files, read by the built-in layouts. */
class LayoutTrapsTest {
  private static final String BACI = "BACI_HS17_Y2019_V202501.csv";
  private static final String JAPAN = "'known_from': '2026-12-31', 'dataflow': 'machinery'";
  private static final String JAPAN_HEADER =
      "Exp or Imp,Year,HS,Country,Unit1,Unit2,Quantity1-Year,Quantity2-Year,Value-Year";

  @TempDir Path folder;

  @Test
  void theImporterIsTheReporterOfBaciAndTheExporterThePartner() throws Exception {
    Flow flow = baci("2019,156,699,854231,1.000,0.100\n").flows().get(0);
    assertThat(List.of(flow.reporter(), flow.partner(), flow.flow()))
        .containsExactly("IND", "CHN", "import");
    assertThat(flow.valuation()).isEqualTo("FOB");
  }

  @Test
  void baciCountsInThousandsOfDollarsAndInTons() throws Exception {
    Flow flow = baci("2019,156,699,854231,1234.567,0.123\n").flows().get(0);
    assertThat(flow.value()).isEqualTo(new BigDecimal("1234567.000"));
    assertThat(flow.quantity()).isEqualTo(new BigDecimal("0.123"));
    assertThat(flow.quantityUnit()).isEqualTo("t");
  }

  @Test
  void anAmountThatBaciDoesNotKnowIsMissing() throws Exception {
    Flow flow = baci("2019,156,699,854231,1.000,           NA\n").flows().get(0);
    assertThat(flow.quantity()).isNull();
    assertThat(flow.quantityUnit()).isNull();
  }

  @Test
  void aProductThatLostItsLeadingZeroIsStillTheProduct() throws Exception {
    assertThat(baci("2019,156,699,10121,1.000,NA\n").flows().get(0).product()).isEqualTo("010121");
  }

  @ParameterizedTest
  @CsvSource({"699,IND", "757,CHE", "842,USA", "251,FRA", "579,NOR", "490,490", "711,711"})
  void theNumbersOfBaciThatAreNotThoseOfTheUnAreItsOwnCountries(String number, String country)
      throws Exception {
    assertThat(baci("2019," + number + ",392,854231,1.000,NA\n").flows().get(0).partner())
        .isEqualTo(country);
  }

  @Test
  void theNameOfABaciFileSaysItsRevisionAndItsRelease() throws Exception {
    Layout layout = layout("baci", BACI, "");
    assertThat(layout.knownFrom()).isEqualTo(LocalDate.of(2025, 1, 31));
    assertThat(layout.dataflow()).isEqualTo("HS17");
    assertThat(layout.hsRevision()).isNotNull();
    assertThat(layout.hsRevision().value()).isEqualTo("HS2017");
  }

  @Test
  void aBaciFileOfAnotherNameIsRefusedUntilTheDescriptorSaysWhatTheNameWould() throws Exception {
    assertThatThrownBy(() -> layout("baci", "baci-2019.csv", ""))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("layout.file_name: 'baci-2019.csv' does not match BACI_")
        .hasMessageContaining("Give the file its producer's name");
  }

  @Test
  void tradeOfACountryWithItselfIsTrade() throws Exception {
    Flow flow = comtrade("M,156,156,0,C00,0,850440,7.5").flows().get(0);
    assertThat(flow.reporter()).isEqualTo("CHN").isEqualTo(flow.partner());
    assertThat(flow.value()).isEqualByComparingTo("7.5");
  }

  @Test
  void onlyTheTotalOfComtradesHiddenDimensionsIsKept() throws Exception {
    FlowFile read =
        comtrade(
            "M,392,156,0,C00,0,850440,100",
            "M,392,156,490,C00,0,850440,60",
            "M,392,156,0,C01,0,850440,70",
            "M,392,156,0,C00,1000,850440,80");
    assertThat(read.flows()).hasSize(1);
    assertThat(read.kept().money()).isEqualByComparingTo("100");
    assertThat(read.excluded().get(FlowReader.NOT_KEPT).money()).isEqualByComparingTo("210");
  }

  @Test
  void reExportsArePartOfExportsAndNotAddedToThem() throws Exception {
    FlowFile read = comtrade("X,392,156,0,C00,0,850440,100", "RX,392,156,0,C00,0,850440,30");
    assertThat(read.flows()).hasSize(1);
    assertThat(read.kept().money()).isEqualByComparingTo("100");
    assertThat(read.excluded().get(FlowReader.NOT_KEPT).rows()).isEqualTo(1);
  }

  @Test
  void levelsOfAClassificationAreNotAddedUp() throws Exception {
    FlowFile read =
        comtrade(
            "X,699,0,0,C00,0,TOTAL,100",
            "X,699,0,0,C00,0,85,100",
            "X,699,0,0,C00,0,8504,100",
            "X,699,0,0,C00,0,850440,100");
    assertThat(read.kept().money()).isEqualByComparingTo("100");
    assertThat(read.excluded().get(FlowReader.PARENT).rows()).isEqualTo(3);
  }

  @Test
  void whatComtradeDoesNotSpecifyIsOfTheChapterForThat() throws Exception {
    FlowFile read = comtrade("X,699,0,0,C00,0,9999AA,100", "X,699,0,0,C00,0,850440,7");
    assertThat(read.flows()).extracting(Flow::product).containsExactly("999999", "850440");
  }

  @Test
  void theWorldBesidePartnersThatAreAddedUpIsRefused() throws Exception {
    FlowFile read =
        comtradeIn(
            ", 'partners': 'all', 'world': 'none'",
            "H6,0,M,392,156,0,C00,0,850440,100",
            "H6,0,M,392,0,0,C00,0,850440,100");
    assertThat(read.kept().money()).isEqualByComparingTo("100");
    assertThat(read.rejected())
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.code()).isEqualTo(IssueCode.VALUE_NOT_ALLOWED);
              assertThat(issue.message())
                  .isEqualTo(
                      "'0' is the world, of which the layout says that the file has none, so that"
                          + " all partners are added up. State `world`: reported or"
                          + " sum_of_partners, or leave its rows out with `keep`.");
            });
  }

  @Test
  void ofOlderFilesOfComtradeToOnlyTheTotalOfHiddenDimensionsIsKept() throws Exception {
    FlowFile read =
        legacy(
            "1,699,392,,,0,8504,100",
            "1,699,392,490,,0,8504,60",
            "1,699,392,,C01,0,8504,70",
            "1,699,392,,,1000,8504,80",
            "4,699,392,,,0,8504,5");
    assertThat(read.kept()).isEqualTo(new FlowFile.Tally(1, new BigDecimal("100.000")));
    assertThat(read.excluded().get(FlowReader.NOT_KEPT))
        .isEqualTo(new FlowFile.Tally(4, new BigDecimal("215.000")));
  }

  @Test
  void oneProductInTwoRevisionsWouldCountTwiceAndIsRefused() {
    assertThatThrownBy(
            () ->
                comtradeIn(
                    "",
                    "H5,0,M,392,156,0,C00,0,850440,100",
                    "H5,0,M,392,156,0,C00,0,850490,50",
                    "H6,0,M,392,156,0,C00,0,850440,100"))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith(
            "c.csv: HS_REVISIONS_MIXED: The import of JPN with CHN in the period from 2022-01-01"
                + " stands in HS2017 and, as product 850440 on line 4, in HS2022: it would count twice. Name the"
                + " revision to read in the layout's `keep`, or deliver each as a file of its own"
                + " dataflow.");
  }

  @Test
  void whereAllProductsAreListedSoWouldAnyTwoOfDifferentRevisions() {
    assertThatThrownBy(
            () ->
                comtradeIn(
                    ", 'products': 'all'",
                    "H5,0,M,392,156,0,C00,0,851712,100",
                    "H6,0,M,392,156,0,C00,0,851713,100"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("stands in HS2017 and, as product 851713 on line 3, in HS2022");
  }

  @Test
  void aListOfSomeProductsMayNameEachInItsOwnRevision() throws Exception {
    FlowFile read =
        comtradeIn("", "H5,0,M,392,156,0,C00,0,851712,100", "H6,0,M,392,156,0,C00,0,851713,100");
    assertThat(read.kept().rows()).isEqualTo(2);
  }

  @Test
  void eachPartnerMayReportInARevisionOfItsOwn() throws Exception {
    FlowFile read =
        comtradeIn(
            ", 'products': 'all'",
            "H5,0,M,392,156,0,C00,0,850440,100",
            "H6,0,M,699,156,0,C00,0,850440,100",
            "H5,0,X,392,156,0,C00,0,850440,100");
    assertThat(read.kept().rows()).isEqualTo(3);
  }

  @Test
  void keepMakesOneRevisionOfTwo() throws Exception {
    FlowFile read =
        comtradeIn(
            ", 'keep': [{'field': 'classificationCode', 'equals': ['H6']}]",
            "H5,0,M,392,156,0,C00,0,850440,100",
            "H6,0,M,392,156,0,C00,0,850440,90");
    assertThat(read.kept().money()).isEqualByComparingTo("90");
    assertThat(read.excluded().get(FlowReader.NOT_KEPT).money()).isEqualByComparingTo("100");
  }

  @ParameterizedTest
  @CsvSource({"699,IND", "356,IND", "757,CHE", "490,490", "0,WLD", "899,899", "837,837", "842,USA"})
  void specialCodesOfComtradeAreWhatTheyStandFor(String number, String country) throws Exception {
    assertThat(comtrade("M,392," + number + ",0,C00,0,850440,1").flows().get(0).partner())
        .isEqualTo(country);
  }

  @Test
  void japanCountsInThousandsOfYenByMonthAndItsYearIsNotReadBesideTheMonths() throws Exception {
    FlowFile read = japan(JAPAN, 2, "1,2026,'852351000',105,  ,NO,0,3,2100,0,1,700,0,2,1400\n");
    assertThat(read.flows())
        .extracting(Flow::periodStart)
        .containsExactly(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1));
    assertThat(read.flows())
        .extracting(Flow::value)
        .containsExactly(new BigDecimal("700000.000"), new BigDecimal("1400000.000"));
    assertThat(read.read()).isEqualTo(new FlowFile.Tally(2, new BigDecimal("2100000.000")));
  }

  @Test
  void exportsOfJapanAreFobAndImportsCif() throws Exception {
    FlowFile read =
        japan(
            JAPAN,
            1,
            "1,2026,'852351000',105,  ,NO,0,1,1,0,1,1\n2,2026,'852351000',123,  ,KG,0,1,1,0,1,1\n");
    assertThat(read.flows())
        .extracting(
            f -> f.flow() + " " + f.partner() + " " + f.valuation() + " " + f.quantityUnit())
        .containsExactly("export CHN FOB NO", "import IND CIF kg");
  }

  @Test
  void apostrophesAroundCodesAreNotPartOfThem() throws Exception {
    FlowFile read =
        japan(
            JAPAN,
            1,
            "1,2026,'010121000',123,  ,NO,0,1,1,0,1,1\n1,2026,'010129000,'123',  ,NO,0,1,1,0,1,1\n");
    assertThat(read.flows())
        .extracting(f -> f.product() + " " + f.partner())
        .containsExactly("010121000 IND", "010129000 IND");
  }

  /** They are no goods of a kind in the Harmonized System, and part of what Japan exports. */
  @Test
  void reExportsOfJapanAreOfTheChapterOfGoodsThatAreNotSpecified() throws Exception {
    FlowFile read = japan(JAPAN, 1, "1,2026,'000000100',105,  ,  ,0,0,9,0,0,9\n");
    assertThat(read.flows())
        .extracting(f -> f.product() + " " + f.value())
        .containsExactly("999999 9000.000");
  }

  @Test
  void anAmountWithoutAUnitIsMissing() throws Exception {
    Flow flow = japan(JAPAN, 1, "1,2026,'852351000',105,  ,  ,0,0,5,0,0,5\n").flows().get(0);
    assertThat(flow.quantity()).isNull();
    assertThat(flow.quantityUnit()).isNull();
  }

  @Test
  void monthsThatWereNotOverWhenTheFileWasKnownAreNoZeros() throws Exception {
    FlowFile read =
        japan(
            "'known_from': '2026-02-28', 'dataflow': 'machinery'",
            3,
            "1,2026,'852351000',105,  ,NO,0,1,5,0,1,5,0,0,0,0,0,0\n");
    assertThat(read.flows())
        .extracting(Flow::periodStart)
        .containsExactly(LocalDate.of(2026, 1, 1));
    assertThat(read.excluded().get(FlowReader.NOT_OVER).rows()).isEqualTo(2);
  }

  @Test
  void aMonthLeftOutBetweenOthersIsNamed() throws Exception {
    String header = JAPAN_HEADER + ",Quantity2-Jan,Value-Jan,Quantity2-Mar,Value-Mar\n";
    assertThatThrownBy(
            () ->
                read(
                    "japan-customs",
                    "d.csv",
                    JAPAN,
                    header + "1,2026,'852351000',105,  ,NO,0,1,5,1,5,0,0\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("The descriptor needs column 'Value-Feb'")
        .hasMessageContaining("The descriptor needs column 'Quantity2-Feb'");
  }

  @Test
  void aFileWithoutAnyMonthIsRefused() {
    assertThatThrownBy(
            () ->
                read(
                    "japan-customs",
                    "d.csv",
                    JAPAN,
                    JAPAN_HEADER + "\n1,2026,'852351000',105,  ,NO,0,1,5\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("The descriptor needs column 'Value-Jan'");
  }

  @Test
  void tradeOfJapanWithCanaryIslandsIsPartOfThatWithSpain() throws Exception {
    FlowFile read =
        japan(
            JAPAN,
            1,
            "1,2026,'852351000',218,  ,NO,0,1,5,0,1,5\n1,2026,'852351000',523,  ,NO,0,1,7,0,1,7\n");
    assertThat(read.rejected()).isEmpty();
    assertThat(read.flows())
        .extracting(f -> f.partner() + " " + f.value())
        .containsExactly("ESP 5000.000", "ESP 7000.000");
  }

  @Test
  void partnersOfJapanThatAreNoCountryAreSpecialAreas() throws Exception {
    FlowFile read =
        japan(
            JAPAN,
            1,
            Stream.of("327", "605", "701", "702", "703")
                .map(code -> "2,2026,'852351000'," + code + ",  ,NO,0,1,1,0,1,1\n")
                .collect(Collectors.joining()));
    assertThat(read.flows())
        .extracting(Flow::partner)
        .containsExactly("XFW", "XAT", "899", "899", "838");
  }

  @Test
  void aCustomsCodeThatTheListLacksIsAskedFor() throws Exception {
    FlowFile read = japan(JAPAN, 1, "1,2026,'852351000',999,  ,NO,0,1,5,0,1,5\n");
    assertThat(read.rejected())
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.code()).isEqualTo(IssueCode.COUNTRY_UNKNOWN);
              assertThat(issue.message())
                  .contains("'999' is no country of the scheme 'japan_customs'");
            });
  }

  @Test
  void aRoundNumberWithAnExponentIsExactWhereTheLayoutAllowsIt() throws Exception {
    String rows =
        """
        "","Destination","Years","export_val","import_val","Origin","Total","log","log2"
        "1","Belize",1970,650000,1e+05,"Japan",750000,0,0
        """;
    assertThat(read("japan-mirror", "j.csv", "'known_from': '2019-12-31'", rows).flows())
        .extracting(Flow::value)
        .containsExactly(new BigDecimal("650000.000"), new BigDecimal("100000.000"));
  }

  private FlowFile baci(String rows) throws IOException {
    return read("baci", BACI, "", "t,i,j,k,v,q\n" + rows);
  }

  private FlowFile comtrade(String... rows) throws IOException {
    return comtradeIn("", List.of(rows).stream().map(r -> "H6,0," + r).toArray(String[]::new));
  }

  private FlowFile comtradeIn(String rest, String... rows) throws IOException {
    String header =
        "period,classificationCode,netWgt,flowCode,reporterCode,partnerCode,partner2Code,customsCode,motCode,cmdCode,primaryValue\n";
    String body = List.of(rows).stream().map(r -> "2022," + r + "\n").collect(Collectors.joining());
    String stated = "'dataflow': 'd', 'known_from': '2024-01-01'" + rest;
    return read("comtrade", "c.csv", stated, header + body);
  }

  private FlowFile legacy(String... rows) throws IOException {
    String header =
        "Classification,Period,Netweight (kg),Trade Flow Code,Reporter Code,Partner Code,2nd Partner Code,Customs Proc. Code,Mode of Transport Code,Commodity Code,Trade Value (US$)\n";
    String body =
        List.of(rows).stream().map(r -> "H4,2016,0," + r + "\n").collect(Collectors.joining());
    String stated = "'dataflow': 'd', 'known_from': '2018-01-01'";
    return read("comtrade-legacy", "c.csv", stated, header + body);
  }

  private FlowFile japan(String rest, int months, String rows) throws IOException {
    List<String> names = List.of("Jan", "Feb", "Mar");
    String columns =
        names.subList(0, months).stream()
            .map(m -> ",Quantity1-%s,Quantity2-%s,Value-%s".formatted(m, m, m))
            .collect(Collectors.joining());
    return read("japan-customs", "d.csv", rest, JAPAN_HEADER + columns + "\n" + rows);
  }

  private FlowFile read(String like, String name, String rest, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return FlowReader.read(
        InputFile.of(file, name), layout(like, name, rest), ShippedData.reference());
  }

  private Layout layout(String like, String name, String rest) throws IOException {
    Files.writeString(
        folder.resolve(DataPackage.FILE),
        """
        {"resources": [{"name": "file", "path": "%s", "layout": {"like": "%s"%s}}]}
        """
            .formatted(name, like, rest.isEmpty() ? "" : ", " + rest.replace('\'', '"')));
    return TestLayouts.of(DataPackage.read(folder).require("file"));
  }
}
