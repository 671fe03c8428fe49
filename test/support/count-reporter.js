/** Ends a web-test-runner run on the line that test/run.ts adds up. */
export function countReporter() {
  return {
    stop({ sessions }) {
      const count = { passed: 0, failed: 0, skipped: 0 };
      const walk = (suite) => {
        for (const test of suite.tests)
          count[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
        suite.suites.forEach(walk);
      };
      for (const session of sessions) {
        if (session.testResults) walk(session.testResults);
        if (session.errors.length > 0 || !session.testResults) count.failed += 1;
      }
      const line = `${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`;
      // After the other reporters have written theirs.
      setTimeout(() => console.log(line), 0);
    },
  };
}
