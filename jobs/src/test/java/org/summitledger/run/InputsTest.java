package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.ShippedDatasets;
import org.summitledger.source.BadInputException;
import org.summitledger.source.InputFile;

class InputsTest {
  private static final String CSV = "year,partner,value\n2019,JPN,5\n";

  @TempDir private Path folder = Path.of("");
  private Path own = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    own = Files.createDirectory(folder.resolve("own"));
  }

  private Inputs read(Optional<Path> shipped) {
    return Inputs.find(InputFolders.settings(own, shipped, folder.resolve("out")));
  }

  private Inputs readBesideShipped() {
    return read(Optional.of(ShippedDatasets.folder()));
  }

  @Test
  void aFolderThatIsNotThereIsNamed() throws IOException {
    Files.delete(own);
    assertThatThrownBy(this::readBesideShipped)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            own + ": FILE_NOT_FOUND: There is no such folder. Deliver it, or name" + " another.");
  }

  @Test
  void aFolderWithoutDataPackagesIsNoInput() throws IOException {
    Files.writeString(own.resolve("imports.csv"), CSV);
    assertThatThrownBy(this::readBesideShipped)
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "Cannot find any datapackage.json in "
                + own
                + ". Give --datasets a folder with data packages.");
  }

  @Test
  void packagesBehindLinksAreRead() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(own.resolve("trade"), elsewhere);
    InputFolders.trade(elsewhere, CSV);
    assertThat(readBesideShipped().statistics())
        .extracting(s -> s.file().name())
        .containsExactly("customs/imports.csv");
    Path link = Files.createSymbolicLink(folder.resolve("link"), own);
    own = link;
    assertThat(readBesideShipped().statistics()).hasSize(1);
  }

  @Test
  void aLinkBesideItsTargetIsNoSecondPackage() throws IOException {
    Path trade = InputFolders.trade(own, CSV);
    Files.createSymbolicLink(own.resolve("aaa"), trade);
    assertThat(readBesideShipped().statistics())
        .extracting(s -> s.from().folder())
        .containsExactly(trade);
  }

  @Test
  void aLinkThatLeadsBackIsNamed() throws IOException {
    InputFolders.trade(own, CSV);
    Files.createSymbolicLink(own.resolve("again"), own);
    assertThatThrownBy(this::readBesideShipped)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(own + ": FILE_UNREADABLE: A folder in it cannot be listed (")
        .hasMessageContaining("again");
  }

  @Test
  void twoRegistersAreOneTooMany() throws IOException {
    InputFolders.trade(own, CSV);
    InputFolders.descriptor(own.resolve("a"), "commitments");
    InputFolders.descriptor(own.resolve("b"), "commitments");
    assertThatThrownBy(this::readBesideShipped)
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("Cannot tell which 'commitments' to use")
        .hasMessageContaining(own.resolve("a").toString())
        .hasMessageContaining(own.resolve("b").toString())
        .hasMessageContaining("Keep one.");
  }

  @Test
  void withoutARegisterAnywhereTheMessageSaysWhatToAdd() throws IOException {
    InputFolders.trade(own, CSV);
    assertThatThrownBy(() -> read(Optional.empty()))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "Cannot find a resource 'countries' in any datapackage.json."
                + " Add the project's own datasets to --datasets.");
  }

  @Test
  void statisticsOfOnesOwnAreReadWithTheShippedRegisterAndCodes() throws IOException {
    InputFolders.trade(own, CSV);
    Inputs inputs = readBesideShipped();
    assertThat(inputs.statistics())
        .singleElement()
        .satisfies(s -> assertThat(s.layout().source()).isEqualTo("customs"))
        .satisfies(s -> assertThat(s.from().producers()).isEqualTo("Customs"));
    assertThat(Datasets.read(inputs).register().ledger().commitments()).isNotEmpty();
    assertThat(inputs.origin()).contains(ShippedDatasets.folder().toString());
  }

  @Test
  void theShippedStatisticsAreNotAddedToOnesOwn() throws IOException {
    InputFolders.trade(own, CSV);
    assertThat(readBesideShipped().files())
        .extracting(InputFile::name)
        .contains("customs/imports.csv", "commitments/commitments.csv", "reference/countries.csv")
        .noneMatch(name -> name.contains("tradestat"));
  }

  @Test
  void everyFileThatTablesDependOnIsListedDescriptorsToo() throws IOException {
    InputFolders.trade(own, CSV);
    assertThat(readBesideShipped().files())
        .extracting(InputFile::name)
        .doesNotHaveDuplicates()
        .contains(
            "customs/datapackage.json",
            "commitments/datapackage.json",
            "investment/datapackage.json",
            "reference/datapackage.json",
            "investment/fdi_equity.csv");
  }

  @Test
  void aRegisterOfOnesOwnTakesThePlaceOfTheShippedOne() throws IOException {
    InputFolders.trade(own, CSV);
    Path register = InputFolders.shipped("commitments", own);
    assertThat(readBesideShipped().register().folder()).isEqualTo(register);
  }

  @Test
  void packagesWithoutALayoutGiveNoStatistics() throws IOException {
    InputFolders.shipped("investment", own);
    assertThatThrownBy(this::readBesideShipped)
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("Cannot find any resource with a `layout` in " + own)
        .hasMessageContaining("Describe at least one statistical file");
  }

  @Test
  void whoeverOnlyLooksWritesNoDayDown() throws IOException {
    InputFolders.tradeKnownFromFirstSeen(own, CSV);
    LocalDate before = LocalDate.now(ZoneOffset.UTC);
    assertThat(readBesideShipped().statistics())
        .singleElement()
        .extracting(s -> s.layout().knownFrom(), InstanceOfAssertFactories.LOCAL_DATE)
        .isBetween(before, LocalDate.now(ZoneOffset.UTC));
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aDescriptorThatCannotBeReadIsNamed() throws IOException {
    Files.writeString(own.resolve("datapackage.json"), "{\"resources\": [");
    assertThatThrownBy(this::readBesideShipped)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("own/datapackage.json: DESCRIPTOR_INVALID: It is not JSON");
  }

  @Test
  void aFileThatIsNotDeliveredIsNamed() throws IOException {
    Path trade = InputFolders.trade(own, CSV);
    Files.delete(trade.resolve("imports.csv"));
    assertThatThrownBy(this::readBesideShipped)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("customs/imports.csv: FILE_NOT_FOUND");
  }

  @Test
  void everyDescriptorThatCannotBeReadIsNamed() throws IOException {
    for (String name : List.of("a", "b")) {
      Files.writeString(Files.createDirectory(own.resolve(name)).resolve("datapackage.json"), "{");
    }
    assertThatThrownBy(this::readBesideShipped)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("a/datapackage.json: DESCRIPTOR_INVALID")
        .hasMessageContaining("b/datapackage.json: DESCRIPTOR_INVALID");
  }

  @Test
  void packagesAreFoundHoweverDeepTheyLie() throws IOException {
    InputFolders.trade(own.resolve("a/b/c/d/e/f/g"), CSV);
    assertThat(readBesideShipped().statistics()).hasSize(1);
  }

  @Test
  void whoeverOnlyLooksWritesNoHashDown() throws IOException {
    InputFolders.trade(own, CSV);
    largeAndAtRest(own.resolve("customs/imports.csv"));
    Path out = Files.createDirectory(folder.resolve("out"));
    readBesideShipped();
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void aNightWritesHashesOfLargeFilesDown() throws IOException {
    InputFolders.trade(own, CSV);
    largeAndAtRest(own.resolve("customs/imports.csv"));
    Path out = Files.createDirectory(folder.resolve("out"));
    Settings settings = InputFolders.settings(own, out);
    Inputs.find(settings, (file, layout) -> settings.asOf());
    assertThat(out.resolve(".input-hashes.json")).content().contains("customs/imports.csv");
  }

  /** Hashes are remembered from 8 MiB on, of files that nobody has just written. */
  private static void largeAndAtRest(Path file) throws IOException {
    Files.writeString(file, "2019,JPN,5\n".repeat(800_000), StandardOpenOption.APPEND);
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(4));
  }
}
