const KIND = /^thủ tục\s+(\p{L})/iu

/** The name of a procedure as people ask for it: "Thủ tục đăng ký khai sinh" is "Đăng ký khai sinh". */
export function requestOf(procedureName: string): string {
  return procedureName.replace(KIND, (_, first: string) => first.toLocaleUpperCase('vi'))
}
