package org.summitledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.publish.Manifest;
import org.summitledger.report.AuditResults.Finding;
import org.summitledger.report.Tables;
import org.summitledger.source.Hashes;

class VerificationTest {
  @TempDir private Path version;
  private Manifest manifest;

  @BeforeEach
  void publish() throws IOException {
    Files.writeString(version.resolve("commitments.parquet"), "PAR1 bytes PAR1");
    Files.writeString(version.resolve("commitments.schema.json"), "{}");
    Files.writeString(version.resolve(Manifest.FILE), "{}");
    manifest =
        new Manifest(
            "run",
            "2026-11-01T00:00:00Z",
            "2026-11-01",
            "fingerprint",
            List.of(),
            Map.of(),
            Map.of(),
            null,
            List.of(output("commitments.parquet"), output("commitments.schema.json")));
  }

  private Manifest.Output output(String file) throws IOException {
    Path path = version.resolve(file);
    return new Manifest.Output(file, 1, Files.size(path), Hashes.sha256(path));
  }

  private List<Finding> failures() throws IOException {
    return new Verification(version, manifest).files().stream().filter(f -> !f.passed()).toList();
  }

  @Test
  void theFilesOfTheManifestPass() throws IOException {
    assertThat(new Verification(version, manifest).files()).hasSize(2).allMatch(Finding::passed);
  }

  @Test
  void aFlippedByteIsFoundEvenWhereItMakesTheFileUnreadable() throws IOException {
    Path file = version.resolve("commitments.parquet");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);

    assertThat(failures())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.table()).isEqualTo("commitments.parquet");
              assertThat(found.check()).isEqualTo("bytes");
              assertThat(found.bound()).isEqualTo(manifest.outputs().get(0).sha256());
              assertThat(found.observed()).isEqualTo(Hashes.sha256(file));
            });
  }

  @Test
  void aMissingFileIsFound() throws IOException {
    Files.delete(version.resolve("commitments.schema.json"));

    assertThat(failures())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.table()).isEqualTo("commitments.schema.json");
              assertThat(found.observed()).isEqualTo("the file is missing");
            });
  }

  @Test
  void aFileThatIsNotInTheManifestIsFound() throws IOException {
    Files.writeString(version.resolve("notes.txt"), "edited by hand");

    assertThat(failures())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.table()).isEqualTo("notes.txt");
              assertThat(found.bound()).isEqualTo("not in the manifest");
            });
  }

  @Test
  void aTableThatIsNotThereIsFoundAlsoWhereTheManifestDoesNotMissIt() throws IOException {
    Files.delete(version.resolve("commitments.parquet"));

    assertThat(new Verification(version, manifest).contracts())
        .hasSameSizeAs(Tables.definitions())
        .allSatisfy(
            found -> {
              assertThat(found.check()).isEqualTo("present");
              assertThat(found.observed()).isEqualTo("the table is missing");
              assertThat(found.bound()).isEqualTo(found.table() + ".parquet");
              assertThat(found.passed()).isFalse();
            });
  }

  @Test
  void whatIsInsideIsNotReadWhereTheBytesAreNotThosePublished() throws IOException {
    Files.writeString(version.resolve("commitments.parquet"), "edited by hand");

    assertThat(new Verification(version, manifest).all())
        .extracting(Finding::check)
        .containsOnly("bytes");
  }

  @Test
  void aFolderThatIsNotInTheManifestIsFound() throws IOException {
    Files.createDirectory(version.resolve("notes"));

    assertThat(failures())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.table()).isEqualTo("notes");
              assertThat(found.observed()).isEqualTo("a folder");
            });
  }
}
