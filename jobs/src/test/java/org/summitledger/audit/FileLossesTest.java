package org.summitledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.lake.Lake;
import org.summitledger.lake.Release;
import org.summitledger.report.AuditResults.Finding;

class FileLossesTest {
  private static final String HEADER = "year,partner,product,value\n";

  @TempDir private Path folder;

  private Release release() throws IOException {
    return new Release(Files.createDirectories(folder.resolve("data")));
  }

  private List<Finding> of(Release release) {
    return FileLosses.findings(List.of(release.addTo(new Lake(folder.resolve("lake")))));
  }

  private List<Finding> of(String rows) throws IOException {
    return of(release().withAllPartners().rows(HEADER + rows));
  }

  @Test
  void aFileThatIsReadWholePasses() throws IOException {
    assertThat(of("2019,JPN,84,5\n"))
        .extracting(Finding::check)
        .satisfiesExactly(
            check -> assertThat(check).matches("file_keeps_rows:data/data.csv:[0-9a-f]{12}"),
            check ->
                assertThat(check)
                    .matches("world_is_the_sum_of_all_partners:data/data.csv:[0-9a-f]{12}"));
    assertThat(of("2019,JPN,84,5\n")).allMatch(Finding::passed);
  }

  @Test
  void aFileOfWhichNothingIsKeptBlocks() throws IOException {
    Finding finding = of("2019,Nippon,84,5\n2019,Nihon,84,\n").get(0);
    assertThat(finding.blocks()).isTrue();
    assertThat(finding.observed()).isEqualTo("0 of 2 rows kept, 2 rejected, 0 excluded");
    assertThat(finding.bound())
        .isEqualTo(
            "at least one row; mend the descriptor or the code lists, unless --accept REASON says"
                + " why it is right");
  }

  @Test
  void aWorldThatIsAddedUpFromAPartOfThePartnersBlocks() throws IOException {
    Finding finding = of("2019,JPN,84,98\n2019,Cathay,84,2\n").get(1);
    assertThat(finding.blocks()).isTrue();
    assertThat(finding.observed()).isEqualTo("2.000 of 100.000 of unknown countries");
    assertThat(finding.bound())
        .isEqualTo(
            "at most 0.01 of the money; add the codes that rejected_rows names, or say partners:"
                + " some, unless --accept REASON says why it is right");
  }

  @Test
  void sectorsThatAreAddedUpFromAPartOfTheProductsBlock() throws IOException {
    Finding finding =
        of(release().withAllProducts().rows(HEADER + "2019,JPN,84,98\n2019,JPN,0000,2\n")).get(1);
    assertThat(finding.blocks()).isTrue();
    assertThat(finding.check())
        .matches("sectors_are_the_sum_of_all_products:data/data.csv:[0-9a-f]{12}");
    assertThat(finding.observed()).isEqualTo("2.000 of 100.000 of unknown products");
    assertThat(finding.bound())
        .isEqualTo(
            "at most 0.01 of the money; map the codes that rejected_rows names in the layout's"
                + " product (to 999999 what is of no kind), or say products: some, unless --accept"
                + " REASON says why it is right");
  }

  @Test
  void aHundredthOfUnknownProductsDoesNotMakeOtherSectors() throws IOException {
    assertThat(of(release().withAllProducts().rows(HEADER + "2019,JPN,84,99\n2019,JPN,0000,1\n")))
        .allMatch(Finding::passed);
  }

  @Test
  void ofAFileOfSomeProductsUnknownOnesMakeNoSectorsWrong() throws IOException {
    assertThat(of(release().rows(HEADER + "2019,JPN,84,1\n2019,JPN,0000,9\n")))
        .singleElement()
        .matches(Finding::passed);
  }

  @Test
  void otherBytesUnderItsNameAreJudgedAnew() throws IOException {
    assertThat(of("2019,Nippon,84,5\n").get(0).check())
        .isNotEqualTo(of("2020,Nippon,84,5\n").get(0).check());
  }

  @Test
  void theWorldsOwnRowsDoNotMakeItsPartnersMore() throws IOException {
    Finding finding = of("2019,JPN,84,98\n2019,Cathay,84,2\n2019,WLD,84,100\n").get(1);
    assertThat(finding.observed()).isEqualTo("2.000 of 100.000 of unknown countries");
    assertThat(finding.blocks()).isTrue();
  }

  @Test
  void moneyThatIsRejectedForOtherReasonsIsNoPartner() throws IOException {
    assertThat(of("2019,JPN,84,50\n2019,JPN,84,50\n")).allMatch(Finding::passed);
  }

  @Test
  void aHundredthOfTheMoneyDoesNotMakeAnotherWorld() throws IOException {
    assertThat(of("2019,JPN,84,99\n2019,Cathay,84,1\n")).allMatch(Finding::passed);
  }
}
