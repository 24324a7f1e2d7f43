export default {
  camera: '拍照',
  choose: '选择照片或 PDF',
  rule: '照片（JPEG、PNG）或 PDF，每个不超过 20 MB，最多 {most} 个。',
  sending: '正在上传 {name}……',
  remove: '删除',
  removeNamed: '删除 {name}',
  open: '查看 {name}',
  tooLarge: '文件超过 20 MB，请压缩或分开上传',
  most: '最多 {most} 个文件，请先删除一个',
  lost: '没有传完，请检查网络后再试',
  colon: '：',
}
