package org.summitledger.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.summitledger.source.Hashes;

/** Which code runs. */
public final class Build {
  private Build() {}

  /** The project's version; {@code development} outside a jar. */
  public static String version() {
    return Optional.ofNullable(Build.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** The versions on which results may depend. */
  public static Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    versions.put("summit-ledger", version());
    versions.put("code_sha256", codeHash());
    versions.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    versions.put(
        "parquet",
        Optional.ofNullable(org.apache.parquet.Version.VERSION_NUMBER).orElse("unknown"));
    versions.put("java", Runtime.version().toString());
    return versions;
  }

  /** Of the jar; of nothing where classes are run from a folder, as in tests. */
  private static String codeHash() {
    try {
      Path jar = Path.of(Build.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isRegularFile(jar) ? Hashes.sha256(jar) : "development";
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the running jar", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Cannot locate the running jar", e);
    }
  }
}
