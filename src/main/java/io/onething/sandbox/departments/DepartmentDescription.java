package io.onething.sandbox.departments;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.security.SecurityScheme.In;
import io.swagger.v3.oas.models.security.SecurityScheme.Type;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The interfaces of the departments as OpenAPI, each call with the way to sign in. */
@Configuration(proxyBeanMethods = false)
class DepartmentDescription {

  private static final String KEY = "key";
  private static final String SIGNATURE = "signature";
  private static final String PASSWORD = "password";
  private static final String TOKEN = "token";

  private static final Map<Department, String> OTHER_WAYS =
      Map.of(
          Department.EDUCATION, SIGNATURE,
          Department.CIVIL_AFFAIRS, PASSWORD,
          Department.HOUSING, TOKEN);

  @Bean
  OpenAPI description() {
    return new OpenAPI()
        .info(
            new Info()
                .title("OneThing sandbox departments 沙箱部门接口")
                .version("1")
                .description(
                    "Effects take an Idempotency-Key: the same key gets the same answer and leaves one row in the"
                        + " department's ledger. Quota cards take none."))
        .components(
            new Components()
                .addSecuritySchemes(
                    KEY, new SecurityScheme().type(Type.APIKEY).in(In.HEADER).name("X-Api-Key"))
                .addSecuritySchemes(
                    SIGNATURE,
                    new SecurityScheme()
                        .type(Type.APIKEY)
                        .in(In.HEADER)
                        .name("X-Signature")
                        .description(
                            "t=<unix seconds>,v1=<hex HMAC-SHA256(secret, t.METHOD.path?query.body)>, besides X-Key-Id"))
                .addSecuritySchemes(PASSWORD, new SecurityScheme().type(Type.HTTP).scheme("basic"))
                .addSecuritySchemes(
                    TOKEN,
                    new SecurityScheme()
                        .type(Type.OAUTH2)
                        .flows(
                            new OAuthFlows()
                                .clientCredentials(
                                    new OAuthFlow()
                                        .tokenUrl(TokenOffice.PATH)
                                        .scopes(new Scopes())))));
  }

  @Bean
  @Order(2)
  OpenApiCustomizer waysToSignIn() {
    return description ->
        description.getPaths().forEach((path, item) -> require(schemeOf(path), item));
  }

  private static void require(String scheme, PathItem item) {
    for (Operation operation : item.readOperations()) {
      if (operation.getSecurity() == null) {
        operation.setSecurity(List.of(new SecurityRequirement().addList(scheme)));
      }
    }
  }

  private static String schemeOf(String path) {
    Department department = Department.called(path).orElse(Department.PRACTICE);
    return OTHER_WAYS.getOrDefault(department, KEY);
  }
}
