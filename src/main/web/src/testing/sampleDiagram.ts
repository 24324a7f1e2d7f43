const shape = (id: string, x: number, y: number, width: number, height: number): string =>
  `<di:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${String(x)}" y="${String(y)}" width="${String(width)}" height="${String(height)}"/></di:BPMNShape>`
const edge = (id: string, from: number, to: number): string =>
  `<di:BPMNEdge id="${id}_di" bpmnElement="${id}"><wp:waypoint x="${String(from)}" y="140"/><wp:waypoint x="${String(to)}" y="140"/></di:BPMNEdge>`

/** A small process, for tests and for working on the pages before the real model is there. */
export const sampleDiagram = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:wp="http://www.omg.org/spec/DD/20100524/DI" id="Sample" targetNamespace="sample">
  <process id="Process_Sample">
    <startEvent id="Event_Submitted" name="已提交"/>
    <serviceTask id="Task_Checks" name="并联核验"/>
    <userTask id="Task_Review" name="人才引进审核"/>
    <endEvent id="Event_Closed" name="已办结"/>
    <sequenceFlow id="Flow_1" sourceRef="Event_Submitted" targetRef="Task_Checks"/>
    <sequenceFlow id="Flow_2" sourceRef="Task_Checks" targetRef="Task_Review"/>
    <sequenceFlow id="Flow_3" sourceRef="Task_Review" targetRef="Event_Closed"/>
  </process>
  <di:BPMNDiagram id="Diagram_1"><di:BPMNPlane id="Plane_1" bpmnElement="Process_Sample">
    ${shape('Event_Submitted', 100, 122, 36, 36)}${shape('Task_Checks', 190, 100, 100, 80)}
    ${shape('Task_Review', 350, 100, 100, 80)}${shape('Event_Closed', 510, 122, 36, 36)}
    ${edge('Flow_1', 136, 190)}${edge('Flow_2', 290, 350)}${edge('Flow_3', 450, 510)}
  </di:BPMNPlane></di:BPMNDiagram>
</definitions>`
