package org.summitledger.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.summitledger.lake.LakeEntry;
import org.summitledger.report.AuditResults.Finding;
import org.summitledger.source.IssueCode;

/**
 * What reading lost of a file, where that makes other numbers wrong: all of it, so that an older
 * vintage would go on speaking for its periods; or partners of a world, or products of sectors,
 * that are their sum.
 */
public final class FileLosses {
  private static final String TABLE = "sources";
  private static final int SHORT = 12;

  /** A row or two that cannot be read does not make another world. */
  private static final BigDecimal LARGEST_PART = new BigDecimal("0.01");

  private FileLosses() {}

  /** Findings on each file. */
  public static List<Finding> findings(List<LakeEntry> files) {
    List<Finding> findings = new ArrayList<>();
    for (LakeEntry file : files) {
      findings.add(isKept(file));
      if (file.addsUpWorld()) {
        findings.add(
            atMostAHundredth(
                "world_is_the_sum_of_all_partners",
                file,
                IssueCode.COUNTRY_UNKNOWN,
                "of unknown countries",
                "add the codes that rejected_rows names, or say partners: some"));
      }
      if (file.listsAllProducts()) {
        findings.add(
            atMostAHundredth(
                "sectors_are_the_sum_of_all_products",
                file,
                IssueCode.PRODUCT_UNKNOWN,
                "of unknown products",
                "map the codes that rejected_rows names in the layout's product (to 999999 what is"
                    + " of no kind), or say products: some"));
      }
    }
    return findings;
  }

  private static Finding isKept(LakeEntry file) {
    return Auditor.finding(
        TABLE,
        check("file_keeps_rows", file),
        String.format(
            "%d of %d rows kept, %d rejected, %d excluded",
            file.rowsKept(), file.rowsRead(), file.rowsRejected(), file.rowsExcluded()),
        "at least one row; mend the descriptor or the code lists" + Drift.UNLESS,
        file.rowsKept() > 0);
  }

  /** What is rejected for other reasons, or left out on purpose, is in no sum. */
  private static Finding atMostAHundredth(
      String name, LakeEntry file, IssueCode code, String unknown, String advice) {
    BigDecimal lost = file.rejections().getOrDefault(code.name(), BigDecimal.ZERO);
    BigDecimal whole = file.valueKept().add(lost);
    return Auditor.finding(
        TABLE,
        check(name, file),
        lost.toPlainString() + " of " + whole.toPlainString() + " " + unknown,
        "at most " + LARGEST_PART + " of the money; " + advice + Drift.UNLESS,
        lost.abs().compareTo(whole.abs().multiply(LARGEST_PART)) <= 0);
  }

  /** Of these bytes: what was accepted of a file says nothing of others under its name. */
  static String check(String name, LakeEntry file) {
    return String.join(":", name, file.fileName(), file.fileSha256().substring(0, SHORT));
  }
}
