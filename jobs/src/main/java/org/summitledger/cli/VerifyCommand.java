package org.summitledger.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.summitledger.audit.Verification;
import org.summitledger.publish.Manifest;
import org.summitledger.report.AuditResults.Finding;
import org.summitledger.run.ExitCode;
import org.summitledger.store.Folders;
import org.summitledger.store.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code summit-ledger verify}. */
@Command(
    name = "verify",
    description = "Audits a published version again, from its files.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description =
          "A warehouse or one of its versions, or its hdfs:// or s3a:// URI (default: warehouse).")
  private Place folder = new Place("warehouse");

  @Override
  public Integer call() throws IOException {
    Path copy = Files.createTempDirectory("summit-ledger-verify");
    try {
      return verify(Versions.published(folder, copy));
    } finally {
      Folders.delete(copy);
    }
  }

  private int verify(Path version) throws IOException {
    Manifest manifest = Versions.manifest(version);
    List<Finding> findings = new Verification(version, manifest).all();
    long failed = 0;
    for (Finding f : findings) {
      System.out.println((f.passed() ? "ok    " : "FAIL  ") + f.table() + ": " + f.check());
      if (!f.passed()) {
        System.out.println("      found " + f.observed() + ", expected " + f.bound());
        failed++;
      }
    }
    System.out.println(
        (folder.remote().isPresent() ? folder + ", " + manifest.runId() : version.toString())
            + ": "
            + findings.size()
            + " checks, "
            + failed
            + " failed");
    return (failed == 0 ? ExitCode.OK : ExitCode.AUDIT).code();
  }
}
