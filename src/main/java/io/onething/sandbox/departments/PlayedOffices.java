package io.onething.sandbox.departments;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Opens what the files of {@code sandbox/departments/} describe, beside the offices in code. */
@Configuration(proxyBeanMethods = false)
class PlayedOffices {

  private final List<PlayedFile> files;

  PlayedOffices(
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
      Ledgers ledgers,
      Knobs.Board knobs,
      PlayedFiles played) {
    files = played.files();
    eachCall(
        (file, call) ->
            mapping.registerMapping(
                RequestMappingInfo.paths(pathOf(file, call))
                    .methods(RequestMethod.valueOf(call.method()))
                    .options(mapping.getBuilderConfiguration())
                    .build(),
                new PlayedOffice(
                    Department.byId(file.department()).orElseThrow(), file, call, ledgers, knobs),
                handler(call.isEffect() ? "effect" : "query")));
  }

  /** Before the customizer that says how to sign in. */
  @Bean
  @Order(1)
  OpenApiCustomizer playedCalls() {
    return description ->
        eachCall(
            (file, call) ->
                description
                    .getPaths()
                    .computeIfAbsent(pathOf(file, call), any -> new PathItem())
                    .operation(
                        PathItem.HttpMethod.valueOf(call.method()),
                        new Operation()
                            .addTagsItem(file.department())
                            .summary(call.summary())
                            .responses(
                                new ApiResponses()
                                    .addApiResponse("200", new ApiResponse().description("OK")))));
  }

  private void eachCall(BiConsumer<PlayedFile, PlayedCall> each) {
    files.forEach(file -> file.calls().forEach(call -> each.accept(file, call)));
  }

  private static String pathOf(PlayedFile file, PlayedCall call) {
    return "/departments/" + file.department() + call.path();
  }

  private static Method handler(String name) {
    return Arrays.stream(PlayedOffice.class.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
