package io.onething.clerks;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.testing.TestBrowser;
import io.onething.testing.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CVE-2026-109432: nobody's query carries an expression, however deep it is hidden. */
class QueryExpressionsIT {

  private static final String ENGINE = "/camunda/api/engine/engine/default";

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.shared();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"assigneeExpression\":\"${currentUser()}\"}",
        "{\"orQueries\":[{\"assigneeExpression\":\"${currentUser()}\"}]}",
        "{\"orQueries\":[{\"taskId\":\"a\"},{\"assignee\":\"a\",\"dueAfterExpression\":\"${now()}\"}]}",
        "{\"orQueries\":[{\"assigneeExpression\":\"${''.getClass().forName('java.lang.Runtime')}\"}]}",
      })
  void aClerksQueryIsRefused(String query) {
    TestBrowser clerk = server.browser().signIn("zhangmin");
    assertThat(clerk.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
    String filter =
        clerk
            .get(ENGINE + "/filter?maxResults=10&resourceType=Task")
            .body()
            .replaceAll(".*?\"id\":\"([^\"]+)\".*", "$1");

    for (String end : new String[] {"/list?firstResult=0&maxResults=9", "/count"}) {
      String path = ENGINE + "/filter/" + filter + end;
      assertThat(clerk.post(path, "{\"orQueries\":[{\"assignee\":\"a\"}]}").statusCode())
          .isEqualTo(200);
      assertThat(clerk.post(path, query).statusCode()).as(query + end).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"orQueries\":[{\"assigneeExpression\":\"${currentUser()}\"}]}",
        "{\"orQueries\":[{\"candidateGroupsExpression\":\"${currentUserGroups()}\"}]}",
      })
  void anOperatorsQueryIsRefusedToo(String query) {
    TestBrowser operator = server.browser().signIn("hanyun");
    assertThat(operator.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);

    assertThat(operator.post(ENGINE + "/task?firstResult=0&maxResults=9", query).statusCode())
        .isEqualTo(400);
    assertThat(operator.post(ENGINE + "/task/count", query).statusCode()).isEqualTo(400);
    String stored =
        operator
            .post(
                ENGINE + "/filter/create",
                "{\"resourceType\":\"Task\",\"name\":\"trial\",\"query\":" + query + "}")
            .body()
            .replaceAll(".*?\"id\":\"([^\"]+)\".*", "$1");
    assertThat(
            operator
                .get(ENGINE + "/filter/" + stored + "/list?firstResult=0&maxResults=9")
                .statusCode())
        .as("kept as filter " + stored)
        .isGreaterThanOrEqualTo(400);
  }
}
