/** Lines of an access log in combined format, one a second from `from` (ms). */
export function accessLog({ from, rows, status, ip }: { from: number; rows: number; status: number; ip: string }): string {
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
  const two = (number: number): string => String(number).padStart(2, '0')
  return Array.from({ length: rows }, (_, n) => {
    const at = new Date(from + n * 1000)
    const day = `${two(at.getUTCDate())}/${months[at.getUTCMonth()]}/${at.getUTCFullYear()}`
    const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`
    return `${ip} - - [${day}:${time} +0000] "GET /v3/domains HTTP/1.1" ${status} 120 "-" "curl/8.4.0"\n`
  }).join('')
}
